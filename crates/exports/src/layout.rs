use domain::{ExportFacts, Source};

use crate::opening::Title;
use crate::record::Record;
use crate::{Fault, Hint, Sink, google_ads, meta, snapchat, template, visits, x_manager};

/// The layouts that are known, each a platform's own module. A new platform is a module, a
/// variant here, and a line in each `match`.
pub(crate) enum Layout {
    /// Meta Ads Reporting and Ads Manager, as CSV.
    Meta(Box<meta::Report>),
    /// A Google Ads report, as CSV.
    GoogleAds(Box<google_ads::Report>),
    /// Snapchat Ads Manager, as CSV.
    Snapchat(Box<snapchat::Report>),
    /// X Ads Manager, as CSV.
    XManager(Box<x_manager::Report>),
    /// Our own table for another channel, as CSV.
    Template(Box<template::Report>),
    /// A table of visits or contacts, as CSV.
    Visits(Box<visits::Report>),
}

/// What each source's header lines are known by.
const EXPECTED: &[(Source, &str)] = &[
    (Source::Meta, meta::EXPECTED),
    (Source::GoogleAds, google_ads::EXPECTED),
    (Source::Snapchat, snapchat::EXPECTED),
    (Source::X, x_manager::EXPECTED),
    (Source::Other, template::EXPECTED),
];

impl Layout {
    /// Which layout a header line belongs to, if any. Only some have lines of one cell above.
    ///
    /// # Errors
    /// The file was sent to another source, or lacks what its layout needs.
    pub(crate) fn recognise(titles: &[Title], header: &Record<'_>, hint: &Hint) -> Result<Option<Self>, Fault> {
        let titled = Self::titled(titles, header, hint)?;
        if titled.is_some() || !titles.is_empty() { Ok(titled) } else { Self::bare(header, hint) }
    }

    fn titled(titles: &[Title], header: &Record<'_>, hint: &Hint) -> Result<Option<Self>, Fault> {
        if visits::is_preamble(titles) {
            return Self::visits(titles, header, hint);
        }
        let Some((preamble, headers)) = google_ads::recognise(titles, header)? else { return Ok(None) };
        is_for(Source::GoogleAds, hint)?;
        let report = google_ads::Report::new(&preamble, &headers, hint.clone())?;
        Ok(Some(Self::GoogleAds(Box::new(report))))
    }

    fn bare(header: &Record<'_>, hint: &Hint) -> Result<Option<Self>, Fault> {
        if let Some(headers) = meta::recognise(header) {
            is_for(Source::Meta, hint)?;
            return Ok(Some(Self::Meta(Box::new(meta::Report::new(&headers, hint.clone())?))));
        }
        if let Some(headers) = snapchat::recognise(header) {
            is_for(Source::Snapchat, hint)?;
            return Ok(Some(Self::Snapchat(Box::new(snapchat::Report::new(&headers, hint.clone())?))));
        }
        if let Some(headers) = x_manager::recognise(header) {
            is_for(Source::X, hint)?;
            return Ok(Some(Self::XManager(Box::new(x_manager::Report::new(&headers, hint.clone())?))));
        }
        if let Some(headers) = template::recognise(header) {
            is_for(Source::Other, hint)?;
            return Ok(Some(Self::Template(Box::new(template::Report::new(&headers, hint.clone())?))));
        }
        Self::visits(&[], header, hint)
    }

    fn visits(titles: &[Title], header: &Record<'_>, hint: &Hint) -> Result<Option<Self>, Fault> {
        let Some(kind) = visits::recognise(titles, header)? else { return Ok(None) };
        is_for(kind.source, hint)?;
        Ok(Some(Self::Visits(Box::new(visits::Report::new(kind, hint.clone())))))
    }

    /// Whether the platform writes it in UTF-16, too.
    pub(crate) const fn may_be_wide(&self) -> bool {
        match self {
            Self::GoogleAds(_) => true,
            Self::Meta(_) | Self::Snapchat(_) | Self::XManager(_) | Self::Template(_) | Self::Visits(_) => false,
        }
    }

    /// How many columns it has.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Meta(report) => report.width(),
            Self::GoogleAds(report) => report.width(),
            Self::Snapchat(report) => report.width(),
            Self::XManager(report) => report.width(),
            Self::Template(report) => report.width(),
            Self::Visits(report) => report.width(),
        }
    }

    /// The header of a column.
    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        match self {
            Self::Meta(report) => report.header(at),
            Self::GoogleAds(report) => report.header(at),
            Self::Snapchat(report) => report.header(at),
            Self::XManager(report) => report.header(at),
            Self::Template(report) => report.header(at),
            Self::Visits(report) => report.header(at),
        }
    }

    /// Reads one row below the header.
    pub(crate) fn row<S: Sink + ?Sized>(&mut self, record: &Record<'_>, sink: &mut S) -> Result<(), Fault> {
        match self {
            Self::Meta(report) => report.row(record, sink),
            Self::GoogleAds(report) => report.row(record, sink),
            Self::Snapchat(report) => report.row(record, sink),
            Self::XManager(report) => report.row(record, sink),
            Self::Template(report) => report.row(record, sink),
            Self::Visits(report) => report.row(record, sink),
        }
    }

    /// What the whole file said.
    pub(crate) fn finish<S: Sink + ?Sized>(self, sink: &mut S) -> Result<ExportFacts, Fault> {
        match self {
            Self::Meta(report) => report.finish(),
            Self::GoogleAds(report) => report.finish(),
            Self::Snapchat(report) => report.finish(),
            Self::XManager(report) => report.finish(),
            Self::Template(report) => report.finish(),
            Self::Visits(report) => report.finish(sink),
        }
    }
}

/// What a header line should have, for a message: of one source, or of all.
pub(crate) fn expected(source: Option<Source>) -> String {
    let asked: Vec<&str> = EXPECTED
        .iter()
        .chain(visits::EXPECTED)
        .filter(|(known, _)| source.is_none_or(|source| source == *known))
        .map(|(_, text)| *text)
        .collect();
    if asked.is_empty() { "that of a report which can be read".to_owned() } else { asked.join("; or ") }
}

/// Refuses a file that was sent to another source than its own.
pub(crate) fn is_for(source: Source, hint: &Hint) -> Result<(), Fault> {
    match hint.source {
        Some(other) if other != source => {
            let message = format!("the file is an export of `{source}`, but was sent to `{other}`");
            Err(Fault::new("wrong_source", message, format!("Put it into the landing folder of `{source}`.")))
        }
        _ => Ok(()),
    }
}
