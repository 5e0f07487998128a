//! A text of ASCII signs that is read from its beginning.

/// What is left of a text.
#[derive(Clone, Copy, Debug)]
pub struct Scanner<'a> {
    rest: &'a str,
    /// Whether a space was the last sign that was read.
    pub after_space: bool,
}

impl<'a> Scanner<'a> {
    /// Begins to read a text.
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

    /// Returns the next sign, which stays.
    pub fn peek(&self) -> Option<u8> {
        self.rest.bytes().next()
    }

    /// Returns the sign after the next, which both stay.
    pub fn peek_second(&self) -> Option<u8> {
        self.rest.as_bytes().get(1).copied()
    }

    /// Reads the next sign if it is one of these.
    pub fn eat(&mut self, signs: &[u8]) -> Option<u8> {
        let sign = self.peek().filter(|sign| signs.contains(sign))?;
        self.take(1);
        Some(sign)
    }

    /// Reads the digits that come next, perhaps none.
    pub fn digits(&mut self) -> &'a str {
        self.take_while(|sign| sign.is_ascii_digit())
    }

    /// Reads the letters that come next, perhaps none.
    pub fn letters(&mut self) -> &'a str {
        self.take_while(|sign| sign.is_ascii_alphabetic())
    }

    /// Reads what comes next and is true for each of its signs.
    pub fn take_while(&mut self, is_part: impl Fn(u8) -> bool) -> &'a str {
        let length = self.rest.bytes().take_while(|sign| is_part(*sign)).count();
        self.take(length)
    }

    /// Reads spaces, with one of these signs among them if there is one. Returns that sign.
    pub fn separator(&mut self, signs: &[u8]) -> Option<u8> {
        let before = self.take_while(|sign| sign == b' ').len();
        let sign = self.eat(signs);
        let after = self.take_while(|sign| sign == b' ').len();
        self.after_space = before + after > 0;
        sign
    }

    /// Reads a comment in brackets of this kind, which may hold others. `false` if it has no end.
    pub fn comment(&mut self, open: u8, close: u8) -> bool {
        let mut depth = 0_usize;
        for (index, sign) in self.rest.bytes().enumerate() {
            if sign == open {
                depth += 1;
            } else if sign == close {
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
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        if !taken.is_empty() {
            self.after_space = taken.ends_with(' ');
        }
        self.rest = rest;
        taken
    }
}
