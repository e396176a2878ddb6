//! What must be true, said as plainly as can be: rows in lists, looked through one by one.

mod answer;
mod close;
mod judge;
mod reach;
mod takeback;
mod visits;

use std::collections::{BTreeMap, BTreeSet};

use domain::{ExportState, Hold, Outcome, Scope, Source, Span};
use jiff::Timestamp;

use crate::operation::How;
use crate::world::{Recipe, Row};

pub(crate) use answer::{Asked, Figures, answer};
pub(crate) use judge::Path;
pub(crate) use reach::{Place, Reported, reach};
pub(crate) use visits::visits;

/// The report that misfiled exports are moved to.
pub(crate) const MOVED: &str = "moved";

/// Everything at one version.
#[derive(Clone, Debug, Default)]
pub(crate) struct Books {
    pub(crate) units: BTreeMap<(Scope, Span), Unit>,
    /// Exports, by number, that readers see something of.
    pub(crate) published: BTreeSet<usize>,
    /// Campaigns under two names.
    pub(crate) renames: Vec<(Path, Path)>,
    pub(crate) rules: u8,
}

/// Who answers a day or window, and with which rows.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) export: usize,
    pub(crate) order: (Timestamp, usize),
    /// Rows, with the export that each kept row comes from.
    pub(crate) rows: Vec<(Row, Option<usize>)>,
}

/// An export and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Export {
    pub(crate) recipe: Recipe,
    pub(crate) rows: Vec<Row>,
    pub(crate) report: String,
    pub(crate) exported: Timestamp,
    pub(crate) confirmed: Timestamp,
    pub(crate) by_file_time: bool,
    pub(crate) state: ExportState,
    /// Whether readers ever saw it.
    pub(crate) seen: bool,
    pub(crate) hold: Option<Hold>,
    pub(crate) accepted: Vec<Hold>,
    pub(crate) missing: Vec<(Path, Outcome)>,
}

/// The plain model.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plain {
    /// The books at each version, from 0.
    pub(crate) versions: Vec<Books>,
    /// Exports in the order in which they were first seen.
    pub(crate) exports: Vec<Export>,
    decisions: Vec<((Source, String), Path, bool)>,
}

impl Plain {
    pub(crate) fn new() -> Self {
        Self { versions: vec![Books::default()], ..Self::default() }
    }

    pub(crate) fn now(&self) -> &Books {
        self.versions.last().unwrap()
    }

    fn publish(&mut self, books: Books) {
        self.versions.push(books);
    }

    pub(crate) fn rules(&mut self, variant: u8) {
        let fresh = self.versions.len() == 1 || self.now().rules != variant;
        if fresh {
            let books = Books { rules: variant, ..self.now().clone() };
            self.publish(books);
        }
    }

    /// A new export.
    pub(crate) fn send(&mut self, recipe: Recipe, exported: Timestamp, by_file_time: bool) -> usize {
        let report = recipe.family().report.to_owned();
        self.exports.push(Export {
            rows: recipe.rows(),
            recipe,
            report,
            exported,
            confirmed: exported,
            by_file_time,
            state: ExportState::Incomplete,
            seen: false,
            hold: None,
            accepted: Vec::new(),
            missing: Vec::new(),
        });
        let number = self.exports.len() - 1;
        self.close(number, false);
        number
    }

    /// The same content again: figures stay; those that it answers are confirmed.
    pub(crate) fn again(&mut self, number: usize, exported: Option<Timestamp>) {
        if self.exports[number].state == ExportState::Held {
            if let Some(exported) = exported {
                let export = &mut self.exports[number];
                let same = export.exported == exported && !export.by_file_time;
                (export.exported, export.confirmed, export.by_file_time) = (exported, exported, false);
                if !same {
                    self.close(number, false);
                }
            }
            return;
        }
        let Some(exported) = exported.filter(|at| *at > self.exports[number].confirmed) else { return };
        if self.now().units.values().any(|unit| unit.export == number) {
            self.exports[number].confirmed = exported;
            let same = self.now().clone();
            self.publish(same);
        }
    }

    /// A person decides about a held export.
    pub(crate) fn decide(&mut self, number: usize, how: How) {
        let hold = self.exports[number].hold.unwrap();
        match how {
            How::Accept if hold == Hold::WouldVanish => return,
            How::Keep | How::Drop => self.remember(number, how == How::Keep),
            How::AsReport => MOVED.clone_into(&mut self.exports[number].report),
            How::Accept => {}
        }
        if how == How::Drop {
            self.exports[number].accepted.push(Hold::LooksOlder);
        }
        if hold != Hold::WouldVanish && how != How::AsReport {
            self.exports[number].accepted.push(hold);
        }
        self.close(number, false);
        let report = self.report(number);
        let mut others: Vec<usize> = (0..self.exports.len()).filter(|other| *other != number).collect();
        others.retain(|other| self.exports[*other].state == ExportState::Held && self.report(*other) == report);
        others.sort_by_key(|other| (self.exports[*other].exported, *other));
        others.into_iter().for_each(|other| self.close(other, false));
    }

    fn remember(&mut self, number: usize, keep: bool) {
        let export = &self.exports[number];
        let open = export.missing.iter().filter(|(_, outcome)| *outcome == Outcome::Held);
        let decided: Vec<_> = open.map(|(path, _)| (self.report(number), path.clone(), keep)).collect();
        self.decisions.extend(decided);
    }

    /// The units that readers may see answered by an export.
    fn covers(&self, number: usize, unit: Span) -> bool {
        let export = &self.exports[number];
        !export.rows.is_empty() && export.recipe.units().contains(&unit)
    }

    fn scope(&self, number: usize) -> Scope {
        let export = &self.exports[number];
        export.recipe.family().scope(&export.report)
    }

    /// The report that an export was sent to.
    fn report(&self, number: usize) -> (Source, String) {
        let export = &self.exports[number];
        (export.recipe.family().source, export.report.clone())
    }

    fn order(&self, number: usize) -> (Timestamp, usize) {
        (self.exports[number].exported, number)
    }
}
