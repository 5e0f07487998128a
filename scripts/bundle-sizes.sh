#!/usr/bin/env bash
# Prints the size of bundles of the sample archive and of generated records. Needs dist/ (make build).
#   scripts/bundle-sizes.sh [records …]     by default 1000 and 10000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
broadsheet() { env -u BROADSHEET_CONTENT cargo run --release --quiet -- "$@"; }

broadsheet bundle content --no-cache --out "$work/archive.html"
broadsheet bundle content --no-cache --no-pictures --out "$work/archive.html"
for count in ${*:-1000 10000}; do
    broadsheet sample "$count" --out "$work/$count"
    broadsheet bundle "$work/$count" --no-cache --max-size 1024 --out "$work/$count.html"
done
