use std::io::{BufRead, Write};

use crate::commands::quoting::plain;

/// Asks a person, line by line.
pub(super) struct Dialogue<R, W> {
    input: R,
    output: W,
}

/// A question.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    /// Its place among the questions.
    pub(super) number: usize,
    /// What is asked.
    pub(super) text: &'a str,
    /// What an answer looks like.
    pub(super) such_as: &'a str,
}

/// The answers ended before the questions did.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ended;

/// How many questions there are at most.
pub(super) const QUESTIONS: usize = 10;

impl<R: BufRead, W: Write> Dialogue<R, W> {
    /// Reads answers from `input`, and writes questions to `output`.
    pub(super) const fn new(input: R, output: W) -> Self {
        Self { input, output }
    }

    /// Says something.
    pub(super) fn say(&mut self, text: &str) {
        drop(writeln!(self.output, "{text}"));
    }

    /// Asks until the answer can be used. Nothing typed takes the default.
    ///
    /// # Errors
    /// There are no more answers.
    pub(super) fn ask<T>(
        &mut self,
        question: Question<'_>,
        default: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Ended> {
        let Question { number, text, such_as } = question;
        self.say(&format!("\n{number}/{QUESTIONS}  {text}{}", hint(such_as)));
        loop {
            let typed = self.answer(default)?;
            match read(if typed.is_empty() { default } else { &typed }) {
                Ok(answer) => return Ok(answer),
                Err(why) => self.say(&format!("      That cannot be used: {}.", plain(&why))),
            }
        }
    }

    /// The same, for what may be left out.
    ///
    /// # Errors
    /// There are no more answers.
    pub(super) fn ask_optional<T>(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Ended> {
        let read = |text: &str| if text.eq_ignore_ascii_case(NONE) { Ok(None) } else { read(text).map(Some) };
        self.ask(question, default.unwrap_or(NONE), read)
    }

    fn answer(&mut self, default: &str) -> Result<String, Ended> {
        drop(write!(self.output, "      [{}] ", plain(default)).and_then(|()| self.output.flush()));
        let mut line = Vec::new();
        match self.input.read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => Err(Ended),
            Ok(_) => Ok(String::from_utf8_lossy(&line).trim().to_owned()),
        }
    }
}

/// What stands for leaving something out.
const NONE: &str = "none";

fn hint(such_as: &str) -> String {
    if such_as.is_empty() { String::new() } else { format!("\n      {such_as}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGE: Question<'_> = Question { number: 3, text: "How old?", such_as: "In years." };

    fn asked(typed: &str) -> (Result<Option<u8>, Ended>, String) {
        let mut said = Vec::new();
        let read = |text: &str| text.parse().map_err(|_| format!("`{text}` is no age"));
        let answer = Dialogue::new(typed.as_bytes(), &mut said).ask_optional(AGE, Some("7"), read);
        (answer, String::from_utf8(said).unwrap())
    }

    #[test]
    fn an_answer_is_asked_for_until_it_can_be_used() {
        let (answer, said) = asked("old\n 41 \n");
        assert_eq!(answer, Ok(Some(41)));
        assert!(said.contains("3/10  How old?") && said.contains("`old` is no age"), "{said}");
    }

    #[test]
    fn nothing_typed_takes_the_default_and_none_leaves_it_out() {
        assert_eq!(asked("\n").0, Ok(Some(7)));
        assert_eq!(asked("None\n").0, Ok(None));
        assert_eq!(asked("12").0, Ok(Some(12)), "the last line may lack its end");
    }

    #[test]
    fn the_end_of_the_answers_ends_the_questions() {
        assert_eq!(asked("").0, Err(Ended));
        assert_eq!(asked("old\n").0, Err(Ended));
    }

    #[test]
    fn what_is_typed_cannot_steer_the_terminal() {
        assert!(!asked("\u{1b}[2J\n").1.contains('\u{1b}'));
    }
}
