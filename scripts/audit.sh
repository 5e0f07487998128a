#!/usr/bin/env bash
# make audit: Lighthouse on dist/. Writes the table of docs/internals/audit.md.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/lib.sh
. "$BROADSHEET_ROOT/scripts/lib.sh"
cd "$BROADSHEET_ROOT"

[ -f dist/index.html ] || fail "dist/ is missing: run make build first."
packages=tests/audit/node_modules
if ! cmp -s tests/audit/package-lock.json "$packages/.installed-package-lock.json"; then
    say "set-up: installing Lighthouse (make audit runs it); seconds"
    PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix tests/audit --no-audit --no-fund --loglevel=error ||
        fail "set-up: Lighthouse could not be installed. By hand:" "    npm ci --prefix tests/audit"
    cp tests/audit/package-lock.json "$packages/.installed-package-lock.json"
fi
exec node tests/audit/main.mjs "$@"
