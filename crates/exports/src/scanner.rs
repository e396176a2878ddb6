use memchr::{memchr, memchr_iter, memchr2, memchr3_iter};

use crate::Fault;
use crate::record::{Bounds, Broken, Record};

/// The longest cell that is read; no platform writes a longer one.
pub(crate) const CELL_MAX: usize = 1 << 20;
/// The longest row that is read.
pub(crate) const ROW_MAX: usize = 1 << 22;
/// The most columns that a header may have.
pub(crate) const WIDTH_MAX: usize = 4096;

/// Cuts bytes into rows of cells, whatever pieces they come in.
///
/// Quoting is read strictly, because a lost quote moves every later cell by one; the one
/// liberty is `\"` within quotes, which some platforms' CSV writers leave undoubled.
pub(crate) struct Scanner {
    text: Vec<u8>,
    bounds: Vec<Bounds>,
    start: usize,
    state: State,
    fresh: bool,
    line: u64,
    breaks: u64,
    width: usize,
    /// The byte between cells.
    separator: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first byte of a cell.
    Begin,
    /// In a cell without quotes.
    Bare,
    /// Between quotes.
    Quoted,
    /// After a quote within a quoted cell: its end, or the first half of a doubled one.
    Quote,
    /// After the carriage return that follows a quoted cell.
    Return,
}

impl Scanner {
    pub(crate) fn new(separator: u8) -> Self {
        Self {
            text: Vec::new(),
            bounds: Vec::new(),
            start: 0,
            state: State::Begin,
            fresh: true,
            line: 1,
            breaks: 0,
            width: WIDTH_MAX,
            separator,
        }
    }

    /// From now on, a row with more cells than this is refused.
    pub(crate) fn set_width(&mut self, width: usize) {
        self.width = width;
    }

    /// Takes bytes off `input` until a row is whole; nothing where the input ends before.
    pub(crate) fn next<'s, 'i: 's>(&'s mut self, input: &mut &'i [u8]) -> Result<Option<Record<'s>>, Broken> {
        if self.fresh {
            self.reset();
            if let Some(len) = self.whole_line(input) {
                let (row, rest) = input.split_at_checked(len).unwrap_or((input, &[]));
                *input = rest;
                return self.record(Some(row), true).map(Some);
            }
        }
        while let Some(byte) = input.first() {
            self.fresh = false;
            if self.step(*byte, input)? {
                return self.record(None, true).map(Some);
            }
        }
        Ok(None)
    }

    /// The row that the end of the file ends, if any.
    pub(crate) fn finish(&mut self) -> Result<Option<Record<'_>>, Broken> {
        if self.fresh {
            return Ok(None);
        }
        if self.state == State::Quoted {
            return Err(self.broken("truncated", "opens a quote that nothing closes before the file ends"));
        }
        self.trim_return();
        self.end_cell()?;
        self.record(None, false).map(Some)
    }

    fn reset(&mut self) {
        self.line += self.breaks;
        self.breaks = 0;
        self.text.clear();
        self.bounds.clear();
        self.start = 0;
        self.state = State::Begin;
    }

    fn record<'s>(&'s mut self, row: Option<&'s [u8]>, ended: bool) -> Result<Record<'s>, Broken> {
        self.fresh = true;
        self.breaks += 1;
        Record::new(self.line, ended, row.unwrap_or(&self.text), &self.bounds)
    }

    /// The quick way: a line without quotes that lies whole in the input is not copied.
    fn whole_line(&mut self, input: &[u8]) -> Option<usize> {
        let (mut start, separator) = (0, self.separator);
        for at in memchr3_iter(separator, b'\n', b'"', input) {
            match input.get(at) {
                Some(byte) if *byte == separator && at < CELL_MAX && self.bounds.len() < self.width => {
                    self.bounds.push((start, at));
                    start = at + 1;
                }
                Some(b'\n') if at < CELL_MAX && self.bounds.len() < self.width => {
                    let returned = at > start && input.get(at - 1) == Some(&b'\r');
                    self.bounds.push((start, at - usize::from(returned)));
                    return Some(at + 1);
                }
                _ => break,
            }
        }
        self.bounds.clear();
        None
    }

    /// One step of the slow way; true where a row has ended.
    fn step(&mut self, byte: u8, input: &mut &[u8]) -> Result<bool, Broken> {
        match (self.state, byte) {
            (State::Begin, b'"') => self.go(State::Quoted, input),
            (State::Begin, _) => self.state = State::Bare,
            (State::Bare, _) => return self.bare(input),
            (State::Quoted, _) => self.quoted(input)?,
            (State::Quote, b'"') => {
                self.append(b"\"")?;
                self.go(State::Quoted, input);
            }
            (State::Quote | State::Return, b'\n') => {
                self.go(State::Begin, input);
                self.end_cell()?;
                return Ok(true);
            }
            (State::Quote, _) if byte == self.separator => {
                self.go(State::Begin, input);
                self.end_cell()?;
            }
            (State::Quote, b'\r') => self.go(State::Return, input),
            (State::Quote, _) if self.text.len() > self.start && self.text.last() == Some(&b'\\') => {
                self.append(b"\"")?;
                self.state = State::Quoted;
            }
            (State::Quote | State::Return, _) => {
                return Err(self.broken("bad_quotes", "has text after a closing quote"));
            }
        }
        Ok(false)
    }

    fn bare(&mut self, input: &mut &[u8]) -> Result<bool, Broken> {
        let Some(at) = memchr2(self.separator, b'\n', input) else {
            self.append(input)?;
            *input = &[];
            return Ok(false);
        };
        let (cell, rest) = input.split_at_checked(at).unwrap_or((input, &[]));
        self.append(cell)?;
        *input = rest;
        let ends = rest.first() == Some(&b'\n');
        if ends {
            self.trim_return();
        }
        self.go(State::Begin, input);
        self.end_cell()?;
        Ok(ends)
    }

    fn quoted(&mut self, input: &mut &[u8]) -> Result<(), Broken> {
        let at = memchr(b'"', input);
        let (text, rest) = input.split_at_checked(at.unwrap_or(input.len())).unwrap_or((input, &[]));
        self.append(text)?;
        self.breaks += u64::try_from(memchr_iter(b'\n', text).count()).unwrap_or_default();
        *input = rest;
        if at.is_some() {
            self.go(State::Quote, input);
        }
        Ok(())
    }

    fn go(&mut self, state: State, input: &mut &[u8]) {
        self.state = state;
        *input = input.get(1..).unwrap_or_default();
    }

    /// Adds to the current cell; refuses before it copies what is too long.
    fn append(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        let cell_room = (CELL_MAX + self.start).saturating_sub(self.text.len());
        let row_room = ROW_MAX.saturating_sub(self.text.len());
        if bytes.len() > cell_room.min(row_room) {
            let (code, message) = if cell_room <= row_room {
                ("cell_too_large", "has a cell of more than 1 MiB")
            } else {
                ("row_too_large", "is more than 4 MiB long")
            };
            return Err(self.broken(code, message));
        }
        self.text.extend_from_slice(bytes);
        Ok(())
    }

    fn trim_return(&mut self) {
        if self.state == State::Bare && self.text.len() > self.start && self.text.last() == Some(&b'\r') {
            self.text.pop();
        }
    }

    fn end_cell(&mut self) -> Result<(), Broken> {
        if self.bounds.len() >= self.width {
            let message = format!("has more than the {} cells of the header", self.width);
            return Err(self.broken("row_too_wide", &message));
        }
        self.bounds.push((self.start, self.text.len()));
        self.start = self.text.len();
        Ok(())
    }

    fn broken(&self, code: &str, message: &str) -> Broken {
        let remedy = match code {
            "truncated" => "The file was cut short while it was copied. Copy or download it again.",
            "cell_too_large" | "row_too_large" => "No platform writes such a row. Download the report again as CSV.",
            _ => "Download the report again and send it unchanged; it looks edited by hand.",
        };
        let cell = (code != "row_too_wide").then_some(self.bounds.len());
        Broken::new(Fault::new(code, message, remedy).at_row(self.line), cell)
    }
}
