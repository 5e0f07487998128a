#!/usr/bin/env bash
# Fails if dist/ contains placeholders or the reload script of `trunk serve`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dist=${1:-dist}

if [ ! -f "$dist/index.html" ]; then
    echo "$dist/index.html is missing: run make build first." >&2
    exit 1
fi
if grep -rnoiE --include='*.html' --include='*.js' --include='*.css' \
    '\{\{__TRUNK[^}]*|\.well-known/trunk/ws' "$dist" >&2; then
    echo "$dist is incomplete or comes from trunk serve: run make build." >&2
    exit 1
fi
echo "nothing of trunk serve in $dist"
