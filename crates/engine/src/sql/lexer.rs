//! Cuts SQL into tokens.
//!
//! It must never see less than the engine's own lexer does: whatever could be
//! read in two ways (a nested comment, a stray `$`, a typographic quote) is a
//! syntax error here.

use super::token::{Kind, Token};
use crate::error::Failure;

/// Reads tokens from the front of a statement.
pub(crate) struct Lexer<'a> {
    sql: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(sql: &'a [u8]) -> Self {
        Self { sql, at: 0 }
    }

    /// The next token; nothing at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Token>, Failure> {
        self.skip_blank()?;
        let start = self.at;
        let Some(byte) = self.peek(0) else { return Ok(None) };
        let (kind, text) = match byte {
            b'\'' => (Kind::Text, self.quoted(byte)?),
            b'`' | b'"' => (Kind::Name, self.name(byte)?),
            b'$' => (Kind::Text, self.heredoc()?),
            _ if word_byte(byte) => (Kind::Word, self.word()?),
            _ => (Kind::Mark(byte), self.punctuation(byte)?),
        };
        Ok(Some(Token { kind, text, at: start..self.at }))
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.sql.get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.sql.get(self.at..).unwrap_or_default()
    }

    fn skip_blank(&mut self) -> Result<(), Failure> {
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some(b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c), _) => self.at += 1,
                (Some(b'-'), Some(b'-')) => self.line_comment(),
                (Some(b'/'), Some(b'*')) => self.block_comment()?,
                (Some(b'/'), Some(b'/')) | (Some(b'#'), _) => {
                    return self.unclear("a comment other than `--` or `/* */`");
                }
                _ => return Ok(()),
            }
        }
    }

    fn line_comment(&mut self) {
        let length = self.rest().iter().position(|byte| *byte == b'\n');
        self.at += length.unwrap_or(self.rest().len());
    }

    fn block_comment(&mut self) -> Result<(), Failure> {
        let body = self.rest().get(2..).unwrap_or_default();
        let Some(length) = find(body, b"*/") else { return self.unclear("an open comment") };
        if find(body.get(..length).unwrap_or_default(), b"/*").is_some() {
            return self.unclear("a comment in a comment");
        }
        self.at += length + 4;
        Ok(())
    }

    /// A quoted text. A backslash escapes what follows; a doubled quote is one.
    fn quoted(&mut self, quote: u8) -> Result<String, Failure> {
        self.at += 1;
        let mut text = Vec::new();
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some(b'\\'), Some(escaped)) => self.take(&mut text, &[b'\\', escaped]),
                (Some(byte), Some(next)) if byte == quote && next == quote => {
                    self.at += 1;
                    self.take(&mut text, &[quote]);
                }
                (Some(byte), _) if byte == quote => break,
                (Some(byte), _) => self.take(&mut text, &[byte]),
                (None, _) => return self.unclear("an open quote"),
            }
        }
        self.at += 1;
        String::from_utf8(text).or_else(|_| self.unclear("text that is not UTF-8"))
    }

    fn take(&mut self, text: &mut Vec<u8>, bytes: &[u8]) {
        text.extend_from_slice(bytes);
        self.at += bytes.len();
    }

    /// A quoted name, which may not hide anything behind escapes.
    fn name(&mut self, quote: u8) -> Result<String, Failure> {
        let name = self.quoted(quote)?;
        if name.contains('\\') { self.unclear("a name with a backslash") } else { Ok(name) }
    }

    fn heredoc(&mut self) -> Result<String, Failure> {
        let rest = self.rest();
        let tag_end = rest.iter().skip(1).position(|byte| *byte == b'$').map(|length| length + 2);
        let tag = tag_end.and_then(|end| rest.get(..end)).unwrap_or_default();
        let name = tag.get(1..tag.len().saturating_sub(1)).unwrap_or_default();
        if tag.is_empty() || !name.iter().all(|byte| word_byte(*byte)) {
            return self.unclear("a `$` that begins no heredoc");
        }
        let body = rest.get(tag.len()..).unwrap_or_default();
        let Some(length) = find(body, tag) else { return self.unclear("an open heredoc") };
        self.at += tag.len() * 2 + length;
        let text = body.get(..length).unwrap_or_default().to_vec();
        String::from_utf8(text).or_else(|_| self.unclear("text that is not UTF-8"))
    }

    fn word(&mut self) -> Result<String, Failure> {
        let length = self.rest().iter().position(|byte| !word_byte(*byte));
        let word = self.rest().get(..length.unwrap_or(self.rest().len())).unwrap_or_default();
        self.at += word.len();
        let word = String::from_utf8_lossy(word).into_owned();
        let literal = self.peek(0) == Some(b'\'') && matches!(word.as_str(), "x" | "X" | "b" | "B");
        match self.peek(0) {
            Some(b'$') => self.unclear("a `$` in a word"),
            Some(b'\'') if literal => self.unclear("a hexadecimal or binary string"),
            _ => Ok(word),
        }
    }

    fn punctuation(&mut self, byte: u8) -> Result<String, Failure> {
        if !byte.is_ascii_graphic() || byte == b'\\' {
            return self.unclear("a character that is no part of SQL");
        }
        self.at += 1;
        Ok(char::from(byte).to_string())
    }

    fn unclear<T>(&self, what: &str) -> Result<T, Failure> {
        let place = self.at + 1;
        Err(Failure::new(Failure::SYNTAX_ERROR, format_args!("{what} at byte {place} is not accepted (SYNTAX_ERROR)")))
    }
}

fn word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}
