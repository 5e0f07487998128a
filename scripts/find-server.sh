#!/usr/bin/env bash
# Prints the path of a web server that the tests run, or of nginx's module for brotli:
#   scripts/find-server.sh nginx|brotli|caddy
# $NGINX, $NGINX_BROTLI and $CADDY come first, then the system. Exits with 1 if there is none.
set -euo pipefail

# first_program NAME...
first_program() {
    local name
    for name in "$@"; do
        # The usual folders of servers may not be on PATH.
        if PATH=$PATH:/usr/sbin:/usr/local/sbin command -v -- "$name" 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

case ${1:-} in
nginx) first_program "${NGINX:-nginx}" ;;
caddy) first_program "${CADDY:-caddy}" ;;
brotli)
    for module in "${NGINX_BROTLI:-}" {/usr/lib,/usr/lib64,/usr/share,/usr/local/lib}/nginx/modules/ngx_http_brotli_static_module.so; do
        if [ -f "$module" ]; then
            printf '%s\n' "$module"
            exit 0
        fi
    done
    exit 1
    ;;
*)
    echo "usage: scripts/find-server.sh nginx|brotli|caddy" >&2
    exit 2
    ;;
esac
