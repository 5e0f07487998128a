#!/usr/bin/env bash
# Installs missing tools.
#   scripts/setup.sh         tools for building and serving
#   scripts/setup.sh test    also tools for the tests: rustfmt, clippy, Chromium, its driver, Firefox, WebKit, nginx, Caddy
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/lib.sh
. "$BROADSHEET_ROOT/scripts/lib.sh"
cd "$BROADSHEET_ROOT"

work=
trap '[ -z "$work" ] || rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ---------------------------------------------------------------- helpers

have() {
    command -v -- "$1" >/dev/null 2>&1
}

# at_least LOWEST VERSION
at_least() {
    printf '%s\n%s\n' "$1" "$2" | sort -C -V
}

# step WHAT WHY HOW_LONG
step() {
    say "set-up: $1 ($2); $3"
}

# run COMMAND...: shows the output on a terminal; elsewhere only the end of it, and only on failure.
run() {
    if [ -t 1 ] && [ -t 2 ]; then
        "$@"
        return
    fi
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    [ "$status" -eq 0 ] || tail -n 30 "$log" >&2
    rm -f "$log"
    return "$status"
}

# by_hand WHAT COMMAND: reports a failed installation.
by_hand() {
    fail "" "set-up: $1 could not be installed. By hand:" "    $2" "then run the same make command again."
}

# only_one: waits until no other set-up uses the tool folder.
only_one() {
    mkdir -p "$BROADSHEET_TOOLS"
    have flock || return 0
    exec 9>"$BROADSHEET_TOOLS/.lock"
    if ! flock -n 9; then
        say "set-up: waiting for another set-up to finish"
        flock 9
    fi
    rm -rf "$BROADSHEET_TOOLS"/.tmp.* # left over from an interrupted set-up
}

# ensure CHECK INSTALL: installs if the check fails, one set-up at a time.
ensure() {
    if "$1"; then
        return 0
    fi
    only_one
    if ! "$1"; then
        "$2"
    fi
    exec 9>&-
}

# apt_install PACKAGE...: fails without apt or without the right to use it.
apt_install() {
    local as_root=(env)
    have apt-get || return 1
    if [ "$(id -u)" -ne 0 ]; then
        { have sudo && sudo -n true 2>/dev/null; } || return 1
        as_root=(sudo -n env)
    fi
    as_root+=(DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
    run "${as_root[@]}" update || say "set-up: apt-get update failed; trying with the package lists that are there"
    run "${as_root[@]}" install -y --no-install-recommends "$@"
}

# ---------------------------------------------------------------- Rust

need_rust() {
    local lowest version
    if ! have cargo || ! have rustc; then
        fail "set-up: Rust is missing. Install it with rustup (see rustup.rs), then run the same make command again."
    fi
    lowest=$(sed -n 's/^rust-version *= *"\(.*\)".*/\1/p' Cargo.toml)
    version=$(rustc --version | cut -d ' ' -f 2)
    at_least "${lowest:-0}" "$version" || fail "set-up: Rust $lowest or newer is needed, and this is $version. By hand:" "    rustup update stable"
}

need_linker() {
    have cc && return
    step "installing gcc" "Rust links with it" "about a minute"
    apt_install gcc libc6-dev || by_hand "a C compiler" "apt-get install gcc libc6-dev    (or what your system calls them)"
}

need_wasm_target() {
    [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ] && return
    step "adding Rust's wasm32-unknown-unknown target" "the page is compiled to WebAssembly" "seconds"
    have rustup || fail "set-up: this Rust did not come from rustup, which adds targets. Either install" \
        "Rust with rustup (see rustup.rs), or your system's package with the standard library for" \
        "wasm32-unknown-unknown (Debian: libstd-rust-dev-wasm32)."
    run rustup target add wasm32-unknown-unknown || by_hand "the target" "rustup target add wasm32-unknown-unknown"
}

# need_component PROGRAM COMPONENT WHY
need_component() {
    [ -x "$(rustc --print sysroot)/bin/$1" ] && return
    if ! have rustup; then
        have "$1" || fail "set-up: $1 is missing ($3): install it with your system's Rust."
        return
    fi
    step "adding Rust's $2" "$3" "seconds"
    run rustup component add "$2" || by_hand "$2" "rustup component add $2"
}

# ---------------------------------------------------------------- the pins agree

# locked_version CRATE: prints its version in Cargo.lock.
locked_version() {
    awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

check_pins() {
    local locked pinned
    if [ -f Cargo.lock ]; then
        locked=$(locked_version wasm-bindgen)
        [ -z "$locked" ] || [ "$locked" = "$PIN_WASM_BINDGEN" ] || fail \
            "set-up: Cargo.lock has wasm-bindgen $locked, but scripts/versions.env installs wasm-bindgen-cli $PIN_WASM_BINDGEN." \
            "They work together only when they are equal. Either set PIN_WASM_BINDGEN=$locked in scripts/versions.env," \
            "or go back with: cargo update -p wasm-bindgen --precise $PIN_WASM_BINDGEN"
    fi
    if [ -f Trunk.toml ]; then
        pinned=$(sed -n 's/^wasm_bindgen *= *"\(.*\)".*/\1/p' Trunk.toml)
        [ -z "$pinned" ] || [ "$pinned" = "$PIN_WASM_BINDGEN" ] || fail \
            "set-up: Trunk.toml asks for wasm-bindgen $pinned, but scripts/versions.env installs $PIN_WASM_BINDGEN. Make them equal."
    fi
}

# ---------------------------------------------------------------- trunk, wasm-bindgen, wasm-split

# build_tool CRATE VERSION [FEATURES]: builds into a separate folder, which appears when it is complete.
# A debug build of trunk without default features takes a sixth of the time of its release build.
build_tool() {
    work=$(mktemp -d "$BROADSHEET_TOOLS/.tmp.XXXXXX")
    # Runs outside the checkout, whose .cargo/config.toml is for the project only.
    (
        cd "$work"
        unset CARGO_BUILD_TARGET
        export CARGO_TARGET_DIR=$work/target CARGO_NET_RETRY=${CARGO_NET_RETRY:-5}
        export CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_INCREMENTAL=false
        export CARGO_PROFILE_DEV_DEBUG_ASSERTIONS=false
        [ "$1" = trunk ] || export CARGO_PROFILE_DEV_OPT_LEVEL=1
        run cargo install "$1" --version "$2" --locked --debug --no-default-features --features "${3:-}" --no-track --root "$work/root"
    ) || by_hand "$1 $2" "cargo install $1 --version $2 --locked"
    rm -rf "${BROADSHEET_TOOLS:?}/$1-$2"
    mv "$work/root" "$BROADSHEET_TOOLS/$1-$2"
    rm -rf "$work"
    work=
}

trunk_is_there() {
    have trunk && [ "$(trunk --version 2>/dev/null)" = "trunk $PIN_TRUNK" ]
}

install_trunk() {
    step "building trunk $PIN_TRUNK" "it builds and serves the page" "2 to 4 minutes on two cores, once"
    build_tool trunk "$PIN_TRUNK"
    trunk_is_there || by_hand "trunk $PIN_TRUNK" "cargo install trunk --version $PIN_TRUNK --locked"
}

wasm_bindgen_is_there() {
    have wasm-bindgen && have wasm-bindgen-test-runner &&
        [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $PIN_WASM_BINDGEN" ]
}

install_wasm_bindgen() {
    step "building wasm-bindgen-cli $PIN_WASM_BINDGEN" "it joins WebAssembly and JavaScript" "1 to 3 minutes on two cores, once"
    build_tool wasm-bindgen-cli "$PIN_WASM_BINDGEN"
    wasm_bindgen_is_there || by_hand "wasm-bindgen-cli" "cargo install wasm-bindgen-cli --version $PIN_WASM_BINDGEN --locked"
}

wasm_split_is_there() {
    [ -x "$BROADSHEET_TOOLS/wasm_split_cli_support-$PIN_WASM_SPLIT/bin/wasm-split-cli" ]
}

install_wasm_split() {
    step "building wasm-split $PIN_WASM_SPLIT" "it splits WebAssembly into parts" "about a minute on two cores, once"
    build_tool wasm_split_cli_support "$PIN_WASM_SPLIT" build-binary
    wasm_split_is_there || by_hand "wasm-split" "cargo install wasm_split_cli_support --version $PIN_WASM_SPLIT --locked --features build-binary"
}

# ---------------------------------------------------------------- npm packages

need_node() {
    local version
    if ! have node || ! have npm; then
        fail "set-up: Node.js $PIN_NODE_MIN or newer with npm is missing (wasm-opt and the browser tests run on it)." \
            "Install it from nodejs.org, or with your system's package manager."
    fi
    version=$(node --version)
    at_least "$PIN_NODE_MIN" "${version#v}" || fail "set-up: Node.js $PIN_NODE_MIN or newer is needed, and this is ${version#v}."
}

npm_is_there() {
    cmp -s package-lock.json node_modules/.installed-package-lock.json && [ -x node_modules/.bin/wasm-opt ]
}

install_npm() {
    step "installing npm packages" "wasm-opt and esbuild shrink the page; Playwright, axe and ajv test it" "seconds"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 run npm ci --no-audit --no-fund --loglevel=error || by_hand "the npm packages" "npm ci"
    cp package-lock.json node_modules/.installed-package-lock.json
}

# ---------------------------------------------------------------- the browser, for tests

browser_is_there() {
    scripts/find-browser.sh browser >/dev/null && scripts/find-browser.sh driver >/dev/null
}

need_browser() {
    browser_is_there && return
    if [ -n "${CHROMIUM:-}" ] && ! scripts/find-browser.sh browser >/dev/null; then
        fail "set-up: CHROMIUM=$CHROMIUM is not a program."
    fi
    if [ -n "${CHROMEDRIVER:-}" ] && ! scripts/find-browser.sh driver >/dev/null; then
        fail "set-up: CHROMEDRIVER=$CHROMEDRIVER is not a program."
    fi
    local missing=()
    scripts/find-browser.sh browser >/dev/null || missing+=(chromium fonts-liberation)
    scripts/find-browser.sh driver >/dev/null || missing+=(chromium-driver)
    if have apt-get; then
        step "installing ${missing[*]}" "the tests drive a real browser" "about a minute"
        if apt_install "${missing[@]}" && browser_is_there; then
            return
        fi
    fi
    fail "" "set-up: the tests need Chromium or Chrome, and the chromedriver of the same version. By hand:" \
        "    Debian      apt-get install chromium chromium-driver    (as root)" \
        "    elsewhere   install both, and put them on PATH or name them in CHROMIUM and CHROMEDRIVER" \
        "then run the same make command again."
}

# ---------------------------------------------------------------- Firefox and WebKit, for tests

other_browsers_are_there() {
    { have firefox-esr || have firefox; } && have WebKitWebDriver && have Xvfb
}

# want_other_browsers: the tests name a browser that is not there, and go on.
want_other_browsers() {
    other_browsers_are_there && return
    step "installing Firefox and WebKitGTK" "one suite of tests runs in them, too" "one or two minutes"
    apt_install firefox-esr webkit2gtk-driver xvfb && return
    say "set-up: they could not be installed here; the tests say which browser is left out. By hand:" \
        "    apt-get install firefox-esr webkit2gtk-driver xvfb    (Debian, as root)"
}

# ---------------------------------------------------------------- the web servers, for tests

servers_are_there() {
    local server
    for server in nginx brotli caddy; do
        scripts/find-server.sh "$server" >/dev/null || return 1
    done
}

# stop_services SERVICE...: Debian starts installed services, but the tests start their own.
stop_services() {
    local as_root=()
    have systemctl || return 0
    [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
    run "${as_root[@]}" systemctl disable --now "$@" || say "set-up: $* may be running; the tests do not need that"
}

need_servers() {
    servers_are_there && return
    local missing=() services=()
    scripts/find-server.sh nginx >/dev/null || missing+=(nginx-light) services+=(nginx)
    scripts/find-server.sh brotli >/dev/null || missing+=(libnginx-mod-http-brotli-static)
    scripts/find-server.sh caddy >/dev/null || missing+=(caddy) services+=(caddy)
    if have apt-get; then
        step "installing ${missing[*]}" "the tests publish on real web servers" "seconds"
        if apt_install "${missing[@]}" && servers_are_there; then
            [ ${#services[@]} -eq 0 ] || stop_services "${services[@]}"
            return
        fi
    fi
    fail "" "set-up: the tests need nginx with its module for brotli, and Caddy. By hand:" \
        "    Debian      apt-get install nginx-light libnginx-mod-http-brotli-static caddy    (as root)" \
        "    elsewhere   install them, and name them in NGINX, NGINX_BROTLI and CADDY if they are not found" \
        "They need not run: the tests start their own. Then run the same make command again."
}

# ---------------------------------------------------------------- main

main() {
    need_rust
    need_linker
    need_wasm_target
    need_node
    check_pins
    ensure npm_is_there install_npm
    ensure trunk_is_there install_trunk
    ensure wasm_bindgen_is_there install_wasm_bindgen
    ensure wasm_split_is_there install_wasm_split
    if [ "${1:-}" = test ]; then
        need_component cargo-fmt rustfmt "the tests check the formatting"
        need_component cargo-clippy clippy "the tests lint"
        need_browser
        want_other_browsers
        need_servers
    fi
}

case ${1:-} in
"" | test) main "$@" ;;
*) fail "usage: scripts/setup.sh [test]" ;;
esac
