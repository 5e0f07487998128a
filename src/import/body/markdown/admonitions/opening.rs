//! Reads the first line of an admonition.

/// The names of admonitions; other blocks are containers whose content stays.
const KINDS: [&str; 32] = [
    "abstract",
    "attention",
    "bug",
    "caution",
    "check",
    "danger",
    "details",
    "error",
    "example",
    "fail",
    "failure",
    "faq",
    "hint",
    "important",
    "info",
    "missing",
    "note",
    "question",
    "quote",
    "cite",
    "seealso",
    "success",
    "summary",
    "tip",
    "tldr",
    "todo",
    "warn",
    "warning",
    "done",
    "help",
    "secondary",
    "default",
];

/// The longest name, in bytes.
const MAX_KIND_BYTES: usize = 40;

/// The syntax of an admonition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningSyntax {
    /// `[!NOTE]` in a quote.
    Alert,
    /// `!!! note`, followed by indented lines.
    Indented,
    /// A fence of this character, repeated so many times.
    Fenced(char, usize),
    /// A fence that closes nothing.
    End,
}

/// The first line of an admonition.
#[derive(Debug)]
pub struct Opening {
    /// The syntax.
    pub syntax: OpeningSyntax,
    /// The title as Markdown; an empty one says that there is none.
    pub title: Option<String>,
    /// Whether it is an admonition, and not a container for the layout.
    pub is_admonition: bool,
    kind: String,
}

impl Opening {
    /// Reads the line, which has no leading spaces. Returns `None` if it is an ordinary one.
    pub fn read(line: &str) -> Option<Self> {
        if let Some(alert) = line.strip_prefix("[!") {
            return Self::alert(alert);
        }
        if let Some((marker, count, rest)) = fence(line) {
            return Self::fenced(marker, count, rest);
        }
        if let Some(tab) = line.strip_prefix("===") {
            let title = quoted(tab.trim_start_matches(['!', '+']).trim())?;
            return Some(Self::new(OpeningSyntax::Indented, "", Some(title)));
        }
        let words = line
            .strip_prefix("!!!")
            .or_else(|| line.strip_prefix("???"))?;
        let words = words.strip_prefix('+').unwrap_or(words).trim();
        let (classes, title) = match words.split_once('"') {
            Some((classes, _)) => (classes, Some(quoted(words.get(classes.len()..)?)?)),
            None => (words, None),
        };
        let is_class = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
        let kind = classes.split_whitespace().next()?;
        let opening = Self::new(OpeningSyntax::Indented, kind, title);
        classes.chars().all(is_class).then_some(Self {
            is_admonition: true,
            ..opening
        })
    }

    fn new(syntax: OpeningSyntax, kind: &str, title: Option<&str>) -> Self {
        let kind = kind.to_lowercase();
        Self {
            syntax,
            title: title.map(|title| title.trim().to_owned()),
            is_admonition: KINDS.contains(&kind.as_str()),
            kind,
        }
    }

    fn alert(text: &str) -> Option<Self> {
        let (kind, title) = text.split_once(']')?;
        let kind = kind.split('|').next()?;
        let title = title.strip_prefix(['-', '+']).unwrap_or(title);
        let is_title = title.is_empty() || title.starts_with([' ', '\t']);
        let is_kind = is_name(kind);
        let title = Some(title.trim()).filter(|title| !title.is_empty());
        (is_kind && is_title).then(|| Self {
            is_admonition: true,
            ..Self::new(OpeningSyntax::Alert, kind, title)
        })
    }

    fn fenced(marker: char, count: usize, rest: &str) -> Option<Self> {
        let syntax = OpeningSyntax::Fenced(marker, count);
        if rest.is_empty() {
            let is_end = marker == ':';
            return is_end.then(|| Self::new(OpeningSyntax::End, "", None));
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'));
        let (kind, after) = rest.split_at(end.unwrap_or(rest.len()));
        let after = after.trim();
        if marker == '/' {
            let title = after.strip_prefix('|').map(str::trim);
            let opening = Self::new(syntax, kind, title);
            let is_known = opening.is_admonition && (after.is_empty() || title.is_some());
            return is_known.then_some(opening);
        }
        let attributes = after
            .strip_prefix('{')
            .map(|text| text.trim_end_matches('}'));
        let title = match attributes {
            Some(attributes) => attributes
                .split_once("title=")
                .and_then(|(_, title)| quoted(title)),
            None => match after
                .strip_prefix('[')
                .and_then(|text| text.split_once(']'))
            {
                Some((title, _)) => Some(title),
                None => Some(after.trim_end_matches(':').trim()),
            },
        };
        let classes = attributes.unwrap_or_default().split_whitespace();
        let mut classes = classes.filter_map(|class| class.strip_prefix('.'));
        let mut class = || classes.next().unwrap_or_default();
        let kind = if kind.is_empty() { class() } else { kind };
        let kind = kind.strip_prefix("callout-").unwrap_or(kind);
        let title = title.filter(|title| !title.is_empty());
        Some(Self::new(syntax, kind, title))
    }

    /// Returns whether the block begins with a title.
    pub fn has_title(&self) -> bool {
        match &self.title {
            Some(title) => !title.is_empty(),
            None => self.is_admonition,
        }
    }

    /// Returns the title, else the kind, in bold.
    pub fn bold_title(&self) -> String {
        let kind = || {
            let mut letters = self.kind.chars();
            let first = letters.next().map(char::to_uppercase);
            let first: String = first.into_iter().flatten().collect();
            first + letters.as_str()
        };
        format!(
            "<strong>{}</strong>",
            self.title.clone().unwrap_or_else(kind)
        )
    }
}

/// Returns the character of a fence of at least three colons or slashes, their number, and the text after
/// them.
pub fn fence(line: &str) -> Option<(char, usize, &str)> {
    let marker = line.chars().next().filter(|c| matches!(c, ':' | '/'))?;
    let rest = line.trim_start_matches(marker);
    let count = line.len() - rest.len();
    (count >= 3).then(|| (marker, count, rest.trim()))
}

fn is_name(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (1..=MAX_KIND_BYTES).contains(&text.len()) && text.chars().all(is_part)
}

/// Returns the content of the quoted text that a text begins with.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (text, _) = text.get(1..)?.split_once(quote)?;
    Some(text)
}
