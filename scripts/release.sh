#!/usr/bin/env bash
# make release: builds target/self-contained/broadsheet, the command with the embedded page of dist/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=target/self-contained
mkdir -p "$folder"
# Only compiled files: `broadsheet build` writes all other files of dist/.
for file in dist/index.html dist/*.js dist/*.wasm dist/*.css dist/*.svg; do
    name=${file#dist/}
    case $name in sw.js | accent-*) continue ;; esac
    printf '%s %s\n' "$name" "$(wc -c < "$file")"
    cat "$file"
done > "$folder/page.part"
mv "$folder/page.part" "$folder/page"
BROADSHEET_PAGE=$PWD/$folder/page cargo build --release --bin broadsheet
cp target/release/broadsheet "$folder/broadsheet.part"
# trunk and the tests use the command without a page.
cargo build --quiet --release --bin broadsheet
mv "$folder/broadsheet.part" "$folder/broadsheet"
echo "$folder/broadsheet: $(wc -c < "$folder/broadsheet") bytes; copy it to any machine with the same platform"
