#!/usr/bin/env bash
# make release: target/self-contained/broadsheet, the command with the page of dist/ inside.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=target/self-contained
mkdir -p "$folder"
# Only what the compiler made: all else in dist/ is made again by `broadsheet build`.
for file in dist/index.html dist/*.js dist/*.wasm dist/*.css dist/*.svg; do
    name=${file#dist/}
    case $name in sw.js | accent-*) continue ;; esac
    printf '%s %s\n' "$name" "$(wc -c < "$file")"
    cat "$file"
done > "$folder/page.part"
mv "$folder/page.part" "$folder/page"
BROADSHEET_PAGE=$PWD/$folder/page cargo build --release --bin broadsheet
cp target/release/broadsheet "$folder/broadsheet.part"
# The command that trunk and the tests run stays the one without a page.
cargo build --quiet --release --bin broadsheet
mv "$folder/broadsheet.part" "$folder/broadsheet"
echo "$folder/broadsheet: $(wc -c < "$folder/broadsheet") bytes; copy it to any machine of this kind"
