#!/usr/bin/env bash
# make serve: serves the release build of an archive on http://ADDRESS:PORT/, rebuilt when a source changes.
# Reads CONTENT (a folder, by default the sample archive), ADDRESS, PORT and PUBLIC_URL.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/lib.sh
. "$BROADSHEET_ROOT/scripts/lib.sh"
use_content
hide_paths
cd "$BROADSHEET_ROOT"

address=${ADDRESS:-127.0.0.1}
port=${PORT:-8080}

# local_name: prints the address by which this machine reaches the server.
local_name() {
    case $address in
    0.0.0.0 | ::) printf '127.0.0.1' ;;
    *) printf '%s' "$address" ;;
    esac
}

check_port() {
    case $port in
    "" | *[!0-9]*) fail "PORT=$port is not a number." ;;
    esac
    if (exec 3<>"/dev/tcp/$(local_name)/$port") 2>/dev/null; then
        fail "Port $port is taken by another program. Stop that one, or choose another port:" \
            "    make serve PORT=$((port + 1))"
    fi
}

# watched: prints the paths of [watch] in Trunk.toml, one per line. --watch on the command line replaces them,
# so they have to be repeated.
watched() {
    [ -f Trunk.toml ] || return 0
    awk '/^\[/ { here = /^\[watch\]/ }
         here && /^watch *=/ { on = 1 }
         on { sub(/#.*/, ""); line = $0
              while (match(line, /"[^"]*"/)) {
                  print substr(line, RSTART + 1, RLENGTH - 2)
                  line = substr(line, RSTART + RLENGTH) } }
         on && /\]/ { on = 0 }' Trunk.toml
}

page_url() {
    local name
    name=$(local_name)
    case $name in *:*) name="[$name]" ;; esac
    printf 'http://%s:%s%s' "$name" "$port" "${PUBLIC_URL:-/}"
}

check_port
scripts/setup.sh

options=(--release --address "$address" --port "$port" --disable-address-lookup=true)
if [ -n "${PUBLIC_URL:-}" ]; then
    options+=(--public-url "$PUBLIC_URL")
fi
if [ -n "${BROADSHEET_CONTENT:-}" ]; then
    paths=$(watched)
    while IFS= read -r path; do
        options+=(--watch "$path")
    done <<<"${paths:-.}"
    options+=(--watch "$BROADSHEET_CONTENT")
fi

say "Building ${BROADSHEET_CONTENT:-the sample archive}; when it is done, open  $(page_url)  (Ctrl-C stops)"
exec trunk serve "${options[@]}"
