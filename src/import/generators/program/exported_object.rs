//! Finds the literals that a program exports or declares.

use super::{
    literal_reader::{LiteralReader, is_of_name},
    without_comments,
};
use crate::import::syntax::node::{MapEntry, Node, NodeValue};

/// An exported object.
#[derive(Debug, PartialEq, Eq)]
pub struct ExportedObject {
    /// The values that are literals.
    pub node: Node,
    /// Whether all of its values are literals.
    pub is_complete: bool,
}

/// Returns the object that a program exports by `export default` or `module.exports`, itself or by its name.
pub fn exported_object(program: &str) -> Option<ExportedObject> {
    let program = without_comments(program);
    let exported = assigned(&program, "module.exports").or_else(|| {
        let (_, exported) = program.split_once("export default")?;
        Some(exported.trim_start())
    })?;
    let object = if exported.starts_with('{') {
        exported
    } else {
        let name = exported.split(|c| !is_of_name(c)).next()?;
        let mut declarations = ["const ", "let ", "var "].into_iter();
        declarations.find_map(|word| assigned(&program, &format!("{word}{name}")))?
    };
    let mut reader = LiteralReader::new(object);
    let node = reader.literal()?;
    let is_scalar = matches!(node.value, NodeValue::Scalar { .. });
    (!is_scalar).then_some(ExportedObject {
        node,
        is_complete: reader.is_complete,
    })
}

/// Returns the constants of a program whose values are literals, in their order.
pub fn constants(program: &str) -> Vec<MapEntry> {
    let program = without_comments(program);
    let mut constants = Vec::new();
    let mut rest = program.as_str();
    while let Some((_, declaration)) = rest.split_once("const ") {
        rest = declaration;
        let name = declaration.split(|c| !is_of_name(c)).next();
        let line = declaration.lines().next().unwrap_or_default();
        // A type may stand between the name and the value.
        let Some((name, start)) = name.zip(line.find('=')) else {
            continue;
        };
        let value = declaration.get(start + 1..).unwrap_or_default();
        let mut reader = LiteralReader::new(value);
        if let Some(node) = reader.literal() {
            constants.push(MapEntry::new(name, node));
        }
        rest = reader.text;
    }
    constants
}

/// Returns the program after `name =`.
fn assigned<'a>(program: &'a str, name: &str) -> Option<&'a str> {
    let mut found = program.match_indices(name);
    found.find_map(|(index, _)| {
        let after = program.get(index + name.len()..)?.trim_start();
        Some(after.strip_prefix('=')?.trim_start())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_read_and_expressions_are_left_out() {
        let program = "import x from 'y';\nexport default {\n  title: \"Kelp \\u0026 Tide\", // the name\n  'url': `https://kelp.example`,\n\
            \x20 year: new Date().getFullYear(), count: 3, isOpen: true, both: 'a' + b, ...x, f() { return 1 },\n\
            \x20 author: { name: 'Ada', tags: ['a', g(1, 2), 'b'], },\n};";
        let exported = exported_object(program).unwrap();
        assert!(!exported.is_complete);
        let text = |key: &str| exported.node.get(key).and_then(Node::as_text);
        assert_eq!(text("title"), Some("Kelp & Tide"));
        assert_eq!(text("url"), Some("https://kelp.example"));
        assert_eq!((text("count"), text("isOpen")), (Some("3"), Some("true")));
        assert_eq!((text("year"), text("both"), text("f")), (None, None, None));
        let author = exported.node.get("author").unwrap();
        assert_eq!(author.get("name").unwrap().as_text(), Some("Ada"));
        assert_eq!(author.get("tags").unwrap().texts(), ["a", "b"]);
    }

    #[test]
    fn an_object_is_found_by_its_name_and_a_function_is_not_run() {
        let by_name = "const site = { name: 'Kelp' };\nmodule.exports = site;";
        let exported = exported_object(by_name).unwrap();
        assert!(exported.is_complete);
        assert_eq!(exported.node.get("name").unwrap().as_text(), Some("Kelp"));
        for program in [
            "module.exports = () => ({ name: 'Kelp' });",
            "export default async function () { return { name: 'Kelp' }; }",
            "export default 'Kelp';",
            "export const name = 'Kelp';",
            "",
        ] {
            assert_eq!(exported_object(program), None, "{program}");
        }
    }

    #[test]
    fn constants_are_found_with_and_without_types() {
        let program = "export const A = 'a', B = 'b';\nexport const C: Config = {\n  d: ['e', f()],\n} as const;\n\
            const g = () => 1;\nconst h = x == 1;\nconst i;\n";
        let constants = constants(program);
        let names: Vec<&str> = constants.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(names, ["A", "C"]);
        assert_eq!(constants[1].node.get("d").unwrap().texts(), ["e"]);
    }

    #[test]
    fn no_program_is_too_odd() {
        for part in [
            "{a:", "[", "{a:)", "{'", "{a:`${", "{\"\\u{", "{a:1,,", "{[x]:1",
        ] {
            let program = format!("export default {}", part.repeat(500));
            let _ = exported_object(&program);
            let _ = constants(&format!("const a={part}").repeat(500));
        }
    }
}
