# shellcheck shell=bash
# Shared functions of the scripts. Sourced after env.sh.

say() {
    printf '%s\n' "$*"
}

# fail MESSAGE...: prints one line for each argument, and exits.
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# use_content: exports CONTENT=folder, if given, instead of content/.
use_content() {
    local folder=${CONTENT:-}
    [ -n "$folder" ] || return 0
    # shellcheck disable=SC2088 # a tilde that the shell did not expand, as in make CONTENT=~/news
    case $folder in "~/"*) folder=$HOME/${folder#"~/"} ;; esac
    [ -d "$folder" ] || fail "CONTENT=$CONTENT: there is no such folder."
    [ -r "$folder" ] || fail "CONTENT=$CONTENT: this folder can't be read."
    BROADSHEET_CONTENT=$(cd "$folder" && pwd)
    export BROADSHEET_CONTENT
}

# hide_paths: keeps the folders of this machine out of the wasm, which names the place of each panic. The same sources
# then give the same bytes on every machine.
hide_paths() {
    local crates=${CARGO_HOME:-$HOME/.cargo}/registry/src
    # The flags are separated by spaces.
    case $crates in *" "*) return 0 ;; esac
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$crates=crates"
}
