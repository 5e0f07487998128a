#!/usr/bin/env bash
# Measures import and export of a sample archive and writes docs/internals/benchmarks-export.md.
#   scripts/bench-export.sh [records, by default 100000]
set -euo pipefail
cd "$(dirname "$0")/.."

records=${1:-100000}
sample=target/bench/sample-$records
export CARGO_TARGET_DIR=$PWD/target

cargo build --release --bin broadsheet --example front_matter
if [ ! -d "$sample" ]; then
	rm -rf "$sample.part"
	target/release/broadsheet sample "$records" --out "$sample.part"
	mv "$sample.part" "$sample"
fi
node scripts/bench-export.mjs "$records" "$sample"
