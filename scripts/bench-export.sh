#!/usr/bin/env bash
# Times import and export of a made-up archive and writes docs/internals/benchmarks-export.md.
#   scripts/bench-export.sh [records, 100000 unless said otherwise]
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
