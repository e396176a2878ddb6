use domain::{Day, Span, Zone};
use jiff::{SignedDuration, Timestamp};

use crate::Fault;
use crate::cell::clip;

use super::request::Params;

/// The most buckets of an answer: a year by hour.
pub(super) const MOST: usize = 24 * 366;

/// The days of an answer, bucket by bucket.
pub(super) struct Buckets {
    /// What each number of a metric is about.
    pub(super) spans: Vec<Span>,
    /// From the first day to the last.
    pub(super) covers: Span,
    /// Whether each bucket lies within a day.
    pub(super) by_day: bool,
}

impl Buckets {
    /// The buckets of a request, whose days begin at midnight in the account's zone.
    ///
    /// # Errors
    /// The request does not say them, or is not about whole days.
    pub(super) fn new(params: &Params, zone: &Zone) -> Result<Self, Fault> {
        let (start, end) = (moment("start_time", &params.start_time)?, moment("end_time", &params.end_time)?);
        let (first, after) = (midnight("begins", start, zone)?, midnight("ends", end, zone)?);
        let covers = Span::new(first, after.plus(-1)).ok_or_else(|| no_days(params))?;
        let spans: Vec<Span> = match params.granularity.as_str() {
            "DAY" => covers.days().map(Span::day).take(MOST + 1).collect(),
            "TOTAL" => vec![covers],
            "HOUR" => hours(start, end, zone),
            other => return Err(granularity(other)),
        };
        if spans.len() > MOST {
            return Err(no_days(params));
        }
        Ok(Self { spans, covers, by_day: params.granularity != "TOTAL" })
    }
}

/// The day of each hour, no more of them than one beyond the most.
fn hours(start: Timestamp, end: Timestamp, zone: &Zone) -> Vec<Span> {
    let next = |hour: &Timestamp| hour.checked_add(SignedDuration::from_hours(1)).ok();
    let hours = std::iter::successors(Some(start), next).take_while(|hour| *hour < end);
    hours.take(MOST + 1).map(|hour| Span::day(zone.day_of(hour))).collect()
}

fn moment(name: &str, text: &str) -> Result<Timestamp, Fault> {
    text.parse().map_err(|_| {
        let message = format!("`{}` is not a moment such as 2026-05-31T23:00:00Z", clip(text));
        Fault::new("no_dates", message, "Send the platform's answer unchanged, as it came.").in_column(name)
    })
}

/// The day that begins at a moment.
fn midnight(what: &str, moment: Timestamp, zone: &Zone) -> Result<Day, Fault> {
    let day = zone.day_of(moment);
    let known = (Day::RANGE.0..=Day::RANGE.1).contains(&day);
    if known && zone.start_of(day) == moment {
        return Ok(day);
    }
    let message = format!("the request {what} at {moment}, which is not midnight in the account's time zone");
    let remedy = "Give the account the time_zone in the configuration that it has in X Ads; or ask for whole days.";
    Err(Fault::new("not_midnight", message, remedy))
}

fn no_days(params: &Params) -> Fault {
    let (start, end) = (clip(&params.start_time), clip(&params.end_time));
    let message = format!("the request from `{start}` to `{end}` has no days, or too many");
    Fault::new("no_dates", message, "Ask for at least a day, and for no more than a year by hour.")
}

fn granularity(other: &str) -> Fault {
    let message = format!("the granularity `{}` is not known", clip(other));
    Fault::new("unsupported_report", message, "Ask for the granularity DAY.")
}
