//! The command that says who may ask.

use clap::{Args, Subcommand};
use domain::{Day, Role, Zone};
use jiff::Timestamp;

use super::Place;
use crate::period::Period;

#[derive(Debug, Subcommand)]
pub(crate) enum TokenCommand {
    /// Make a token, and print it: this once, and never again.
    Create(TokenCreate),
    /// List the tokens there are: of each its id, never the token itself.
    List(Place),
    /// Take a token back. Whoever holds it is refused from then on.
    Revoke {
        #[command(flatten)]
        place: Place,
        /// Its id, as `list` prints it.
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct TokenCreate {
    #[command(flatten)]
    pub(crate) place: Place,
    /// What it lets see: `analyst` everything; `partner` and `public` nothing that tells of
    /// people who asked for help.
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Role,
    /// Who is to have it.
    #[arg(long, value_name = "NAME", default_value = "", value_parser = name)]
    pub(crate) name: String,
    /// How long it is taken, such as 90days, or the last day, such as 2026-12-31; for ever
    /// without it.
    #[arg(long, value_name = "PERIOD|DAY")]
    pub(crate) expires: Option<Ends>,
}

/// When a token ends.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ends {
    /// So long after it was made.
    After(Period),
    /// With this day.
    With(Day),
}

impl Ends {
    /// The first moment at which it is not taken any more. A day ends as it does in London.
    pub(crate) fn at(self, now: Timestamp) -> Timestamp {
        match self {
            Self::After(period) => period.after(now),
            Self::With(day) => Zone::london().start_of(day.plus(1)),
        }
    }
}

impl std::str::FromStr for Ends {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let day = || text.parse().map(Self::With);
        let neither = |()| format!("`{text}` is neither a length of time such as 90days nor a day such as 2026-12-31");
        text.parse().map(Self::After).or_else(|_: String| day().map_err(|_| ())).map_err(neither)
    }
}

/// A line of a list holds it.
fn name(text: &str) -> Result<String, String> {
    const MOST: usize = 80;
    if text.chars().count() > MOST || text.chars().any(char::is_control) {
        return Err(format!("a name is one line of at most {MOST} characters"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_after_a_while_or_with_a_day() {
        let now = "2026-10-16T08:00:00Z".parse().unwrap();
        for (text, end) in [("90days", "2027-01-14T08:00:00Z"), ("2026-10-20", "2026-10-20T23:00:00Z")] {
            assert_eq!(text.parse::<Ends>().unwrap().at(now), end.parse().unwrap(), "{text}");
        }
        assert!("soon".parse::<Ends>().unwrap_err().contains("90days"));
    }
}
