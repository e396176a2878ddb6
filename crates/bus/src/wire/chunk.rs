use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Batch, Breakdown, LoadId, Metric, Reach, Span, TextColumn};
use serde::{Deserialize, Serialize};

use super::WireError;
use super::column::{Dictionary, Units, blank, same_length, texts};
use crate::{BusError, Chunk};

/// The most rows of a chunk.
pub(super) const MAX_ROWS: usize = 65_536;
/// The most text of a chunk, in bytes, repeated texts counted each time.
pub(super) const MAX_TEXT: usize = 32 << 20;

/// Names of [`Batch::entities`] in their order.
const ENTITIES: [&str; 6] = ["campaign_id", "campaign", "adset_id", "adset", "ad_id", "ad"];

/// A chunk as it is written. A column that says nothing is left out.
#[derive(Serialize)]
pub(super) struct Out<'a> {
    load: LoadId,
    sequence: u32,
    spans: Dictionary<Span>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<&'static str, Dictionary<&'a str>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    counts: BTreeMap<&'static str, &'a [i64]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spend: Vec<Units>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reach: Option<&'a [Option<Reach>]>,
}

/// A chunk as it is read.
#[derive(Deserialize)]
pub(super) struct In {
    load: LoadId,
    sequence: u32,
    spans: Dictionary<Span>,
    #[serde(default)]
    texts: BTreeMap<String, Dictionary<Cow<'static, str>>>,
    #[serde(default)]
    counts: BTreeMap<String, Vec<i64>>,
    #[serde(default)]
    spend: Vec<Units>,
    #[serde(default)]
    reach: Vec<Option<Reach>>,
}

impl<'a> Out<'a> {
    pub(super) fn of(chunk: &'a Chunk) -> Result<Self, BusError> {
        let rows = &*chunk.rows;
        if rows.len() > MAX_ROWS || rows.text_bytes() > MAX_TEXT {
            let (len, text) = (rows.len(), rows.text_bytes());
            return Err(BusError::TooLarge(format!(
                "a chunk of {len} rows and {text} bytes of text, of at most {MAX_ROWS} and {MAX_TEXT}"
            )));
        }
        let said = text_columns(rows).filter(|(_, column)| !column.is_blank());
        let counted = Metric::ALL.iter().zip(&rows.counts).filter(|(_, counts)| counts.iter().any(|count| *count != 0));
        let spent = rows.spend.iter().any(|spend| !spend.is_zero());
        Ok(Self {
            load: chunk.load,
            sequence: chunk.sequence,
            spans: Dictionary::of(rows.spans.iter().copied()),
            texts: said.map(|(name, column)| (name, Dictionary::of(column.iter()))).collect(),
            counts: counted.map(|(metric, counts)| (metric.as_str(), counts.as_slice())).collect(),
            spend: if spent { rows.spend.iter().copied().map(Units).collect() } else { Vec::new() },
            reach: rows.reach.iter().any(Option::is_some).then_some(&rows.reach),
        })
    }
}

impl TryFrom<In> for Chunk {
    type Error = WireError;

    fn try_from(mut read: In) -> Result<Self, WireError> {
        let rows = read.spans.len();
        if rows > MAX_ROWS {
            return Err(WireError::column("spans", "has too many rows"));
        }
        let mut room = MAX_TEXT;
        let mut text = |name: &str| match read.texts.remove(name) {
            Some(column) => texts(name, &column, rows, &mut room),
            None => Ok(blank(rows)),
        };
        let mut batch = Batch { spans: spans(&read.spans)?, ..Batch::default() };
        for (column, name) in batch.entities.iter_mut().zip(ENTITIES) {
            *column = text(name)?;
        }
        for (column, breakdown) in batch.cells.iter_mut().zip(Breakdown::ALL) {
            *column = text(breakdown.as_str())?;
        }
        for (column, metric) in batch.counts.iter_mut().zip(Metric::ALL) {
            *column = filled(metric.as_str(), read.counts.remove(metric.as_str()), rows, 0)?;
        }
        let spend = read.spend.into_iter().map(|units| units.0).collect();
        batch.spend = filled("spend", said(spend), rows, domain::Money::ZERO)?;
        batch.reach = filled("reach", said(read.reach), rows, None)?;
        known(read.texts.keys().chain(read.counts.keys()).next())?;
        Ok(Self { load: read.load, sequence: read.sequence, rows: Arc::new(batch) })
    }
}

fn text_columns(rows: &Batch) -> impl Iterator<Item = (&'static str, &TextColumn)> {
    let breakdowns = Breakdown::ALL.iter().map(|breakdown| breakdown.as_str());
    ENTITIES.into_iter().zip(&rows.entities).chain(breakdowns.zip(&rows.cells))
}

fn spans(read: &Dictionary<Span>) -> Result<Vec<Span>, WireError> {
    let ordered =
        |span: &Span| Span::new(span.from, span.to).ok_or_else(|| WireError::column("spans", "ends before it begins"));
    read.values("spans").map(|span| ordered(span?)).collect()
}

fn said<T>(column: Vec<T>) -> Option<Vec<T>> {
    (!column.is_empty()).then_some(column)
}

/// A column of so many rows; where it was left out, one of `nothing`.
fn filled<T: Clone>(name: &str, column: Option<Vec<T>>, rows: usize, nothing: T) -> Result<Vec<T>, WireError> {
    let Some(column) = column else { return Ok(vec![nothing; rows]) };
    same_length(name, column.len(), rows).map(|()| column)
}

/// A column that this version does not know holds figures that it would lose.
fn known(beyond: Option<&String>) -> Result<(), WireError> {
    match beyond {
        Some(name) => Err(WireError::Newer(format!("message with a column `{}`", name.escape_default()))),
        None => Ok(()),
    }
}
