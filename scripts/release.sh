#!/usr/bin/env bash
# make release: target/self-contained/broadsheet, the command with the page of dist/ inside.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=target/self-contained
mkdir -p "$folder"
# The page as it was when the command was made of it: the same page and the same sources need no second time.
stamp=$(cat dist/*.js dist/*.wasm dist/*.css Cargo.lock $(find src build.rs -type f | sort) | sha256sum | cut -d ' ' -f 1)
if [ -x "$folder/broadsheet" ] && [ "$(cat "$folder/stamp" 2>/dev/null)" = "$stamp" ]; then
    echo "$folder/broadsheet is up to date"
    exit 0
fi
# Beside the command that trunk runs, whose file it must not take: dependencies are shared, the crate is not.
BROADSHEET_APP=$PWD/dist cargo build --release --bin broadsheet
cp target/release/broadsheet "$folder/broadsheet.part"
# And back, so that the command of the tests is the one without a page.
touch build.rs
cargo build --release --bin broadsheet
mv "$folder/broadsheet.part" "$folder/broadsheet"
echo "$stamp" > "$folder/stamp"
echo "$folder/broadsheet: $(wc -c < "$folder/broadsheet") bytes, copy it to any machine of this kind"
