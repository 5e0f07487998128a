#!/usr/bin/env bash
# Runs the tests that need a browser (tests/browser.rs) as WebAssembly in headless Chromium.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$BROADSHEET_ROOT"

# The runner takes the first driver that is set, and prefers Firefox to Chromium.
unset GECKODRIVER GECKODRIVER_REMOTE SAFARIDRIVER SAFARIDRIVER_REMOTE
CHROMIUM=$(scripts/find-browser.sh browser)
CHROMEDRIVER=$(scripts/find-browser.sh driver)
export CHROMIUM CHROMEDRIVER
export WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-180}
export WASM_BINDGEN_TEST_DRIVER_TIMEOUT=${WASM_BINDGEN_TEST_DRIVER_TIMEOUT:-60}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner

# The browser and its switches (the runner adds headless and no-sandbox). Written on each run, because the path of
# the browser depends on the machine.
capabilities=$(mktemp)
trap 'rm -f "$capabilities"' EXIT
export WASM_BINDGEN_TEST_WEBDRIVER_JSON=$capabilities
node >"$capabilities" <<'JS'
console.log(JSON.stringify({
  'goog:chromeOptions': {
    binary: process.env.CHROMIUM,
    args: [
      'disable-gpu', 'disable-quic', 'no-first-run', 'disable-sync',
      'disable-background-networking', 'disable-component-update',
    ],
  },
}));
JS

# A wasm with parts that was not split does not start (src/app/net/parts.rs).
cargo test --config 'target.wasm32-unknown-unknown.rustflags=["--cfg", "unsplit"]' \
    --target wasm32-unknown-unknown --test browser "$@"
