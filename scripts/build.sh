#!/usr/bin/env bash
# make build: the release build in dist/, ready for any static host.
# Reads CONTENT (a folder, by default the sample archive) and PUBLIC_URL (such as /repo/).
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/lib.sh
. "$BROADSHEET_ROOT/scripts/lib.sh"
use_content
hide_paths
cd "$BROADSHEET_ROOT"

options=(--release)
if [ -n "${PUBLIC_URL:-}" ]; then
    case $PUBLIC_URL in
    */) options+=(--public-url "$PUBLIC_URL") ;;
    *) options+=(--public-url "$PUBLIC_URL/") ;;
    esac
fi
# Readers without WebAssembly get the application as JavaScript. That takes a minute, so `trunk serve` does without.
export BROADSHEET_WITHOUT_WASM=1
exec trunk build "${options[@]}"
