#!/usr/bin/env bash
# Prints the path of the Chromium that the tests drive, or of its driver:
#   scripts/find-browser.sh [browser|driver]
# $CHROMIUM and $CHROMEDRIVER come first, then PATH. Exits with 1 if there is none.
set -euo pipefail

first_program() {
    local name
    for name in "$@"; do
        if command -v -- "$name" 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

case ${1:-browser} in
browser)
    if [ -n "${CHROMIUM:-}" ]; then
        first_program "$CHROMIUM"
    else
        first_program chromium chromium-browser google-chrome google-chrome-stable \
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
            "/Applications/Chromium.app/Contents/MacOS/Chromium"
    fi
    ;;
driver)
    if [ -n "${CHROMEDRIVER:-}" ]; then
        first_program "$CHROMEDRIVER"
    else
        first_program chromedriver /usr/lib/chromium/chromedriver /usr/lib/chromium-browser/chromedriver
    fi
    ;;
*)
    echo "usage: scripts/find-browser.sh [browser|driver]" >&2
    exit 2
    ;;
esac
