#!/usr/bin/env bash
# Runs the end-to-end tests (tests/e2e) against dist/, and against a copy with the real records (dist-corpus/) if
# they exist. Arguments go to Playwright:   scripts/e2e.sh --grep related
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/lib.sh
. "$BROADSHEET_ROOT/scripts/lib.sh"
cd "$BROADSHEET_ROOT"

corpus=../shared/corpus
seeds=../shared/seeds

[ -f dist/index.html ] || fail "dist/ is missing: run make build first."
rm -rf dist-corpus dist-corpus.part dist-seed dist-seed.part
if [ -d "$corpus" ]; then
    say "exporting the real records of $corpus into dist-corpus"
    cp -R dist dist-corpus.part
    env -u BROADSHEET_CONTENT cargo run --release --quiet -- build "$corpus" --config tests/e2e/corpus.toml --app dist-corpus.part
    mv dist-corpus.part dist-corpus
else
    say "no $corpus here: the tests that use real records are skipped"
fi

if [ -d "$seeds" ]; then
    say "exporting the canonical record of $seeds into dist-seed"
    cp -R dist dist-seed.part
    mkdir dist-seed.part/records
    for seed in "$seeds"/*.txt; do
        cp "$seed" "dist-seed.part/records/$(basename "$seed" .txt).md"
    done
    env -u BROADSHEET_CONTENT cargo run --release --quiet -- build dist-seed.part/records --app dist-seed.part
    mv dist-seed.part dist-seed
fi

CHROMIUM=$(scripts/find-browser.sh browser)
export CHROMIUM
exec playwright test -c tests/e2e "$@"
