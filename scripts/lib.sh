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
