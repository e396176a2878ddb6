use domain::Day;

use crate::parse::Parameters;
use crate::{Days, Refusal};

/// The days from `from` to `to`.
pub(crate) fn days(given: &Parameters) -> Result<Days, Refusal> {
    let days = Days { from: day(given, "from")?, to: day(given, "to")? };
    if days.from.zip(days.to).is_some_and(|(from, to)| to < from) {
        let from = days.from.map(|day| day.to_string()).unwrap_or_default();
        let to = days.to.map(|day| day.to_string()).unwrap_or_default();
        let detail = format!("`to` ({to}) lies before `from` ({from}).");
        return Err(Refusal::new(400, "days_reversed", "The dates are reversed", detail, "Swap the two dates.")
            .parameter("to", [format!("{from} or later")]));
    }
    Ok(days)
}

fn day(given: &Parameters, name: &'static str) -> Result<Option<Day>, Refusal> {
    let expected = "a date of the form YYYY-MM-DD between 1970 and 2149";
    let read = |text: &str| text.parse().map_err(|_| Refusal::bad_value(name, text, expected, ["YYYY-MM-DD"]));
    given.get(name).map(read).transpose()
}
