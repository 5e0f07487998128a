//! Defines the kinds of words in program code.

use serde::{Deserialize, Serialize};

macro_rules! code_tokens {
    ($($(#[$comment:meta])* $variant:ident $number:literal $class:literal,)*) => {
        /// The kind of a part of program code, which the style sheet colors. An export has its number.
        ///
        /// The set is closed, so that a hostile export can name no other class of an element.
        ///
        /// ```
        /// use broadsheet::model::CodeToken;
        ///
        /// assert_eq!(CodeToken::from(5), CodeToken::Keyword);
        /// assert_eq!(CodeToken::from(200), CodeToken::Plain);
        /// assert_eq!(CodeToken::Keyword.class_name(), "token-keyword");
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(from = "u8", into = "u8")]
        pub enum CodeToken {
            /// Everything else; also the meaning of unknown numbers.
            #[default]
            Plain,
            $($(#[$comment])* $variant,)*
        }

        impl CodeToken {
            /// Returns the class of the element in the page; empty for [`CodeToken::Plain`].
            pub fn class_name(self) -> &'static str {
                match self {
                    Self::Plain => "",
                    $(Self::$variant => concat!("token-", $class),)*
                }
            }
        }

        impl From<u8> for CodeToken {
            fn from(number: u8) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::Plain,
                }
            }
        }

        impl From<CodeToken> for u8 {
            fn from(token: CodeToken) -> Self {
                match token {
                    CodeToken::Plain => 0,
                    $(CodeToken::$variant => $number,)*
                }
            }
        }
    };
}

code_tokens! {
    /// A comment.
    Comment 1 "comment",
    /// A text in quotation marks, or a pattern.
    String 2 "string",
    /// A number.
    Number 3 "number",
    /// A fixed value, such as `true`.
    Constant 4 "constant",
    /// A word of the language.
    Keyword 5 "keyword",
    /// A sign that computes or compares, such as `+`.
    Operator 6 "operator",
    /// The name of a function.
    Function 7 "function",
    /// The name of a type.
    Type 8 "type",
    /// The name of a variable or a parameter.
    Variable 9 "variable",
    /// The name of a field, a key or an attribute.
    Property 10 "property",
    /// The name of an element of markup, or a heading.
    Tag 11 "tag",
    /// A part that a patch adds.
    Inserted 12 "inserted",
    /// A part that a patch removes.
    Deleted 13 "deleted",
}

/// A run of neighboring characters of one kind: its length in Unicode characters, and the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeRun(pub u32, pub CodeToken);
