//! Removes comments from scripts. Every function that wasm-bindgen writes has one.

/// Removes indentation and comments that have their own lines from a script. A second run changes
/// nothing.
///
/// ```
/// use broadsheet::export::page::script_comments::strip_comments;
///
/// assert_eq!(strip_comments("/**\n * Says it.\n */\nfunction say() {\n    // now\n    it();\n}\n"), "function say() {\nit();\n}\n");
/// ```
pub fn strip_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start).filter(|line| {
        let is_comment = ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
        !is_comment && !line.is_empty()
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}
