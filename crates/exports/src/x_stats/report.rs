use domain::{
    Breakdown, BreakdownSet, Carried, Counts, DeliveryRow, EntityRef, ExportFacts, Level, Metric, Money, Source, Zone,
};
use serde::de::DeserializeSeed;

use crate::cell::clip;
use crate::document::{broken, parse};
use crate::layout::is_for;
use crate::table::{Body, Filled, Frame, Platform, not_known};
use crate::{Fault, Hint, Sink};

use super::buckets::Buckets;
use super::entities::{Parts, Walk};
use super::figures::{Figure, Figures};
use super::request::Answer;
use super::segment::Part;

/// The name of the layout.
const LAYOUT: &str = "x_ads_stats_json";
/// The largest number of one bucket; above it a sum could overflow, and no account has it.
const COUNT_MAX: i64 = 1_000_000_000_000;

/// Reads a whole document.
///
/// # Errors
/// The fault that sinks it.
pub(crate) fn read<S: Sink + ?Sized>(bytes: &[u8], hint: &Hint, sink: &mut S) -> Result<ExportFacts, Fault> {
    is_for(Source::X, hint)?;
    let params = parse::<Answer>(bytes)?.params()?;
    let (level, breakdown) = (params.level()?, params.breakdown()?);
    let buckets = Buckets::new(&params, &hint.zone.clone().unwrap_or_else(Zone::london))?;
    let body = Body::new(buckets.by_day);
    let mut rows = Rows { buckets, level, breakdown, body, carried: None, fault: None, sink };
    let mut input = serde_json::Deserializer::from_slice(bytes);
    if let Err(error) = Walk::new(&mut rows).deserialize(&mut input) {
        return Err(rows.fault.unwrap_or_else(|| broken(&error)));
    }
    rows.finish(hint)
}

/// The rows of a document so far.
struct Rows<'a, S: ?Sized> {
    buckets: Buckets,
    level: Level,
    breakdown: Option<Breakdown>,
    body: Body,
    /// The metrics of every part that served, alike.
    carried: Option<Carried>,
    fault: Option<Fault>,
    sink: &'a mut S,
}

impl<S: Sink + ?Sized> Parts for Rows<'_, S> {
    fn part(&mut self, id: &str, part: &Part) -> Result<(), Fault> {
        let name = part.segment.as_ref().map(|segment| segment.segment_name.as_str());
        let cell = match (self.breakdown, name) {
            (None, None) => "",
            (Some(_), Some(name)) if !name.is_empty() => name,
            _ => return Err(unexpected_split(id)),
        };
        let Some(figures) = part.metrics.as_ref().filter(|figures| figures.served()) else { return Ok(()) };
        self.same_metrics(id, figures)?;
        self.rows(id, cell, figures)
    }

    fn fail(&mut self, fault: Fault) {
        self.fault = Some(fault);
    }
}

impl<S: Sink + ?Sized> Rows<'_, S> {
    /// Refuses a part that lacks a metric which others have: it is not known, which is not 0.
    fn same_metrics(&mut self, id: &str, figures: &Figures) -> Result<(), Fault> {
        let carried = figures.carried();
        if *self.carried.get_or_insert(carried) == carried { Ok(()) } else { Err(uneven(id)) }
    }

    /// One row a bucket.
    fn rows(&mut self, id: &str, cell: &str, figures: &Figures) -> Result<(), Fault> {
        for series in &figures.0 {
            let length = series.numbers.as_ref().map_or(self.buckets.spans.len(), Vec::len);
            if length != self.buckets.spans.len() {
                return Err(other_length(id, series.name, length, self.buckets.spans.len()));
            }
        }
        for (at, span) in self.buckets.spans.iter().enumerate() {
            let mut row = DeliveryRow { span: *span, ..blank(self.level, self.breakdown, id, cell) };
            fill(&mut row, figures, at)?;
            self.body.counts.rows += 1;
            self.body.accept(&row, Filled::default(), self.sink)?;
        }
        Ok(())
    }

    fn finish(self, hint: &Hint) -> Result<ExportFacts, Fault> {
        let Self { buckets, level, breakdown, mut body, carried, .. } = self;
        let carried = carried.unwrap_or(Carried::NOTHING);
        let lacks = |has: bool, what: &str| (!has).then(|| not_known(what));
        let impressions = lacks(carried.has(Metric::Impressions), "impressions");
        let spend = lacks(carried.has_spend(), "spend");
        if body.totals.rows > 0 && impressions.is_some() && spend.is_some() {
            return Err(no_metrics());
        }
        if carried != Carried::NOTHING {
            body.warnings.extend(impressions.into_iter().chain(spend));
        }
        let breakdowns = breakdown.into_iter().collect::<BreakdownSet>();
        let frame = Frame { layout: LAYOUT, source: Source::X, level, breakdowns, carried, currency: None };
        body.finish(hint.clone(), &frame, Platform { covers: Some(buckets.covers), ..Platform::default() })
    }
}

fn blank<'a>(level: Level, breakdown: Option<Breakdown>, id: &'a str, cell: &'a str) -> DeliveryRow<'a> {
    let named = |own: Level| EntityRef { id: if own == level { id } else { "" }, name: "" };
    let mut cells = [""; Breakdown::COUNT];
    if let Some(place) = breakdown.and_then(|breakdown| cells.get_mut(breakdown as usize)) {
        *place = cell;
    }
    DeliveryRow {
        span: domain::Span::day(domain::Day::RANGE.0),
        campaign: named(Level::Campaign),
        adset: named(Level::Adset),
        ad: named(Level::Ad),
        cells,
        counts: Counts::default(),
        spend: Money::ZERO,
        reach: None,
    }
}

fn fill(row: &mut DeliveryRow<'_>, figures: &Figures, at: usize) -> Result<(), Fault> {
    for series in &figures.0 {
        let number = series.numbers.as_ref().and_then(|numbers| numbers.get(at)).copied().unwrap_or(0);
        match series.figure {
            _ if number < 0 => return Err(negative().in_column(series.name)),
            Figure::Spend => row.spend = Money::from_micros(number),
            Figure::Count(_) if number > COUNT_MAX => return Err(too_large().in_column(series.name)),
            Figure::Count(metric) => {
                if let Some(place) = row.counts.get_mut(metric.index()) {
                    *place = number;
                }
            }
        }
    }
    Ok(())
}

const UNCHANGED: &str = "Send the platform's answer unchanged, as it came.";

fn unexpected_split(id: &str) -> Fault {
    let message = format!("the figures of `{}` are not split as the request says", clip(id));
    Fault::new("unknown_document", message, UNCHANGED)
}

fn uneven(id: &str) -> Fault {
    let message = format!("`{}` has other metrics than the entities before it", clip(id));
    Fault::new("uneven_metrics", message, "Ask for all entities with the same metric groups.")
}

fn other_length(id: &str, name: &str, length: usize, buckets: usize) -> Fault {
    let message = format!("`{}` has {length} numbers for {buckets} buckets of time", clip(id));
    Fault::new("other_length", message, UNCHANGED).in_column(name)
}

fn negative() -> Fault {
    Fault::new("negative_count", "is negative, but counts and spend never are", UNCHANGED)
}

fn too_large() -> Fault {
    Fault::new("count_too_large", "is larger than any account's count", UNCHANGED)
}

fn no_metrics() -> Fault {
    let remedy = "Ask for the metric groups ENGAGEMENT, BILLING and VIDEO.";
    Fault::new("missing_column", "the answer has neither impressions nor spend", remedy)
}
