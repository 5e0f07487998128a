#!/usr/bin/env bash
# Runs a command with the project's tools on PATH:   scripts/with-tools.sh trunk build --release
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
if [ $# -eq 0 ]; then
    echo "usage: scripts/with-tools.sh COMMAND [ARGUMENT...]" >&2
    exit 2
fi
exec "$@"
