//! A scanner for ASCII text.

/// The unread rest of a text.
#[derive(Clone, Copy, Debug)]
pub struct Scanner<'a> {
    rest: &'a str,
    /// Whether the last byte that was read is a space.
    pub after_space: bool,
}

impl<'a> Scanner<'a> {
    /// Creates a scanner for a text.
    pub fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            after_space: false,
        }
    }

    /// Returns whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Returns the next byte without reading it.
    pub fn peek(&self) -> Option<u8> {
        self.rest.bytes().next()
    }

    /// Returns the byte after the next without reading it.
    pub fn peek_second(&self) -> Option<u8> {
        self.rest.as_bytes().get(1).copied()
    }

    /// Reads the next byte if it is one of these.
    pub fn eat(&mut self, bytes: &[u8]) -> Option<u8> {
        let byte = self.peek().filter(|byte| bytes.contains(byte))?;
        self.take(1);
        Some(byte)
    }

    /// Reads the digits that come next, if any.
    pub fn digits(&mut self) -> &'a str {
        self.take_while(|byte| byte.is_ascii_digit())
    }

    /// Reads the letters that come next, if any.
    pub fn letters(&mut self) -> &'a str {
        self.take_while(|byte| byte.is_ascii_alphabetic())
    }

    /// Reads bytes as long as the predicate holds.
    pub fn take_while(&mut self, is_part: impl Fn(u8) -> bool) -> &'a str {
        let length = self.rest.bytes().take_while(|byte| is_part(*byte)).count();
        self.take(length)
    }

    /// Reads spaces and at most one of these separators among them, and returns that separator.
    pub fn separator(&mut self, separators: &[u8]) -> Option<u8> {
        let before = self.take_while(|byte| byte == b' ').len();
        let separator = self.eat(separators);
        let after = self.take_while(|byte| byte == b' ').len();
        self.after_space = before + after > 0;
        separator
    }

    /// Reads a comment in these brackets, which may be nested. Returns `false` if it has no end.
    pub fn comment(&mut self, open: u8, close: u8) -> bool {
        let mut depth = 0_usize;
        for (index, byte) in self.rest.bytes().enumerate() {
            if byte == open {
                depth += 1;
            } else if byte == close {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    self.take(index + 1);
                    return true;
                }
            }
        }
        false
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (part, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        if !part.is_empty() {
            self.after_space = part.ends_with(' ');
        }
        self.rest = rest;
        part
    }
}
