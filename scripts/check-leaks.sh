#!/usr/bin/env bash
# Fails if server-side rendering reaches the WebAssembly build: with the feature `ssr`, event
# handlers panic in the browser. (Cargo unites the features of every crate that asks for leptos.)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tree=$(cargo tree --target wasm32-unknown-unknown -e features -i tachys)
if leaks=$(grep -w ssr <<<"$tree"); then
    printf '%s\n' "$leaks" "The feature ssr reaches the WebAssembly build. Follow it with:" \
        "    cargo tree --target wasm32-unknown-unknown -e features -i tachys" >&2
    exit 1
fi
echo "no ssr in the WebAssembly build"
