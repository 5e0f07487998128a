#!/usr/bin/env bash
# The tests that need a browser, compiled to WebAssembly, in headless Chromium (tests/browser.rs).
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$BROADSHEET_ROOT"

# The runner takes the first driver that is named, Firefox's before Chromium's.
unset GECKODRIVER GECKODRIVER_REMOTE SAFARIDRIVER SAFARIDRIVER_REMOTE
CHROMIUM=$(scripts/find-browser.sh browser)
CHROMEDRIVER=$(scripts/find-browser.sh driver)
export CHROMIUM CHROMEDRIVER
export WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-180}
export WASM_BINDGEN_TEST_DRIVER_TIMEOUT=${WASM_BINDGEN_TEST_DRIVER_TIMEOUT:-60}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner

# The browser to start and its switches (the runner adds headless and no-sandbox). Made anew every
# time, since the path of the browser is this machine's own.
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

cargo test --target wasm32-unknown-unknown --test browser "$@"
