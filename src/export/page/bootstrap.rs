//! Builds the script that starts the application.

use super::script_comments::strip_comments;

/// The functions that every page needs, also a bundle: `createHTML`, `showFailure`, which calls
/// `reload`, and `chooseLanguage`. Parameters of trackers leave the address first.
const SHARED_SCRIPT: &str = concat!(
    include_str!("html.js"),
    include_str!("failure.js"),
    include_str!("tracking.js"),
    include_str!("language.js"),
);

const BOOTSTRAP_SCRIPT: &str = include_str!("bootstrap.js");

/// Returns the functions that every page needs, without comments.
pub fn shared_script() -> String {
    strip_comments(SHARED_SCRIPT)
}

/// Returns the element that starts the application. It is no module, because modules wait for the
/// whole page and for its style sheets.
pub fn element() -> String {
    [
        "<script>(async () => {\n",
        &shared_script(),
        &strip_comments(BOOTSTRAP_SCRIPT),
        "})();\n</script>",
    ]
    .concat()
}
