//! The pieces of a statement.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A bare word or number.
    Word,
    /// A name in backticks or double quotes.
    Name,
    /// A string literal or heredoc.
    Text,
    /// One character of punctuation.
    Mark(u8),
}

/// A token: its kind, what it says without its quotes, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) at: Range<usize>,
}

impl Token {
    /// Whether this is the keyword, in any case.
    pub(crate) fn is(&self, keyword: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(keyword)
    }

    /// Whether this is the punctuation mark.
    pub(crate) fn mark(&self, mark: u8) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// The lower-case name that the token may stand for.
    pub(crate) fn name(&self) -> Option<String> {
        matches!(self.kind, Kind::Word | Kind::Name).then(|| self.text.to_ascii_lowercase())
    }
}

/// Whether `tokens` begin with these keywords.
pub(crate) fn begin(tokens: &[Token], keywords: &[&str]) -> bool {
    tokens.len() >= keywords.len() && tokens.iter().zip(keywords).all(|(token, word)| token.is(word))
}

/// Whether these keywords stand next to each other anywhere.
pub(crate) fn contain(tokens: &[Token], keywords: &[&str]) -> bool {
    tokens.windows(keywords.len()).any(|window| begin(window, keywords))
}

/// Whether a keyword stands outside any parentheses.
pub(crate) fn top_level(tokens: &[Token], keyword: &str) -> bool {
    let mut depth = 0_usize;
    tokens.iter().any(|token| {
        depth = match token.kind {
            Kind::Mark(b'(') => depth + 1,
            Kind::Mark(b')') => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0 && token.is(keyword)
    })
}
