#!/usr/bin/env bash
# Fails if the feature `ssr` reaches the WebAssembly build, because event handlers would panic in the browser.
# (Cargo unifies the features of all crates that depend on leptos.)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tree=$(cargo tree --target wasm32-unknown-unknown -e features -i tachys)
if leaks=$(grep -w ssr <<<"$tree"); then
    printf '%s\n' "$leaks" "The feature ssr reaches the WebAssembly build. Follow it with:" \
        "    cargo tree --target wasm32-unknown-unknown -e features -i tachys" >&2
    exit 1
fi
echo "no ssr in the WebAssembly build"
