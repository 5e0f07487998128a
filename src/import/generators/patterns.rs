//! Matches the patterns by which settings exclude files.

use std::fmt;

use globset::{GlobBuilder, GlobMatcher};
use regex::{Regex, RegexBuilder};

/// The maximum size of a compiled expression, in bytes; settings may be hostile.
const MAX_EXPRESSION_SIZE: usize = 1024 * 1024;

/// A list of globs.
#[derive(Clone, Default)]
pub struct Globs {
    sources: Vec<String>,
    matchers: Vec<Option<GlobMatcher>>,
}

impl Globs {
    /// Compiles globs in which `*` stays within a folder and `**` does not.
    pub fn of_paths<'a>(sources: impl IntoIterator<Item = &'a str>) -> Self {
        Self::compile(sources, true)
    }

    /// Compiles globs in which `*` also matches `/`, as in `fnmatch` of the C library.
    pub fn of_texts<'a>(sources: impl IntoIterator<Item = &'a str>) -> Self {
        Self::compile(sources, false)
    }

    fn compile<'a>(sources: impl IntoIterator<Item = &'a str>, literal_separator: bool) -> Self {
        let sources: Vec<String> = sources.into_iter().map(str::to_owned).collect();
        let matchers = sources.iter().map(|source| {
            let mut builder = GlobBuilder::new(source);
            let glob = builder.literal_separator(literal_separator).build();
            glob.ok().map(|glob| glob.compile_matcher())
        });
        Self {
            matchers: matchers.collect(),
            sources,
        }
    }

    /// Returns the first pattern that matches the path. A pattern that is not a valid glob matches only
    /// itself.
    pub fn find(&self, path: &str) -> Option<&str> {
        let mut patterns = self.sources.iter().zip(&self.matchers);
        let first = patterns.find(|(source, matcher)| match matcher {
            Some(matcher) => matcher.is_match(path),
            None => *source == path,
        });
        first.map(|(source, _)| source.as_str())
    }

    /// Returns the patterns as they were written.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(String::as_str)
    }
}

impl fmt::Debug for Globs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.sources).finish()
    }
}

/// Compiles an expression of settings; `None` if the `regex` crate does not read it, or if it is too large.
pub fn expression(source: &str) -> Option<Regex> {
    let mut builder = RegexBuilder::new(source);
    builder.size_limit(MAX_EXPRESSION_SIZE).build().ok()
}

/// A list of regular expressions, each of which may match anywhere in a path.
#[derive(Clone, Debug, Default)]
pub struct Expressions {
    expressions: Vec<(String, Option<Regex>)>,
}

impl Expressions {
    /// Compiles expressions in the syntax of RE2, which is close to that of the `regex` crate.
    pub fn new<'a>(sources: impl IntoIterator<Item = &'a str>) -> Self {
        let expressions = sources
            .into_iter()
            .map(|source| (source.to_owned(), expression(source)));
        Self {
            expressions: expressions.collect(),
        }
    }

    /// Returns the first expression that matches the path. An invalid expression matches every path, since
    /// the files that it hides are not known.
    pub fn find(&self, path: &str) -> Option<&str> {
        let mut expressions = self.expressions.iter();
        let first = expressions.find(|(_, expression)| {
            let Some(expression) = expression else {
                return true;
            };
            expression.is_match(path)
        });
        first.map(|(source, _)| source.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_of_paths_and_of_texts_differ_in_the_star() {
        let paths = Globs::of_paths(["posts/*.md", "**/old/**", "[x"]);
        assert_eq!(paths.find("posts/a.md"), Some("posts/*.md"));
        assert_eq!(paths.find("posts/a/b.md"), None);
        assert_eq!(paths.find("a/old/b/c.md"), Some("**/old/**"));
        assert_eq!(paths.find("[x"), Some("[x"));
        let texts = Globs::of_texts(["posts/*.md"]);
        assert_eq!(texts.find("posts/a/b.md"), Some("posts/*.md"));
    }

    #[test]
    fn an_expression_that_cannot_be_read_hides_everything() {
        let expressions = Expressions::new([r"\.ignored\.md$"]);
        assert_eq!(expressions.find("posts/a.md"), None);
        assert!(expressions.find("posts/a.ignored.md").is_some());
        assert!(Expressions::new(["(?=x)"]).find("posts/a.md").is_some());
    }
}
