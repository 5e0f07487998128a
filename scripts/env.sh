# shellcheck shell=bash
# Puts the project's tools on PATH: trunk and wasm-bindgen from the tool folder, wasm-opt and
# playwright from node_modules. The other scripts source it; source it yourself to run `trunk serve`:
#   source scripts/env.sh
# The tool folder is outside the checkout, so that all clones share it. $BROADSHEET_TOOLS changes it.

BROADSHEET_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]:-$0}")/.." && pwd)
BROADSHEET_TOOLS=${BROADSHEET_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/broadsheet/tools}
export BROADSHEET_TOOLS

# shellcheck source=scripts/versions.env
. "$BROADSHEET_ROOT/scripts/versions.env"

broadsheet_path="$BROADSHEET_ROOT/scripts/tools:$BROADSHEET_TOOLS/trunk-$PIN_TRUNK/bin"
broadsheet_path="$broadsheet_path:$BROADSHEET_TOOLS/wasm-bindgen-cli-$PIN_WASM_BINDGEN/bin"
broadsheet_path="$broadsheet_path:$BROADSHEET_TOOLS/wasm_split_cli_support-$PIN_WASM_SPLIT/bin"
broadsheet_path="$broadsheet_path:$BROADSHEET_ROOT/node_modules/.bin"
case ":$PATH:" in
*":$broadsheet_path:"*) ;;
*) export PATH="$broadsheet_path:$PATH" ;;
esac
unset broadsheet_path

# NO_COLOR may have any value, but trunk accepts only true or false.
if [ -n "${NO_COLOR:-}" ]; then
    export NO_COLOR=true
else
    unset NO_COLOR
fi
