//! An export is taken back, or counts again.

use domain::{ExportState, Outcome, Span};

use super::judge::path;
use super::{Path, Plain, Unit};
use crate::world::Row;

impl Plain {
    pub(crate) fn withdraw(&mut self, number: usize) {
        let was = std::mem::replace(&mut self.exports[number].state, ExportState::Withdrawn);
        self.exports[number].hold = None;
        if was != ExportState::Visible {
            return;
        }
        let scope = self.scope(number);
        let mut books = self.now().clone();
        books.published.remove(&number);
        let of_it = |unit: &Unit| unit.export == number || unit.rows.iter().any(|(_, from)| *from == Some(number));
        let there = books.units.iter().filter(|((own, _), unit)| *own == scope && of_it(unit));
        let touched: Vec<Span> = there.map(|((_, span), _)| *span).collect();
        for span in touched {
            match self.answering(number, span) {
                Some(unit) => drop(books.units.insert((scope.clone(), span), unit)),
                None => drop(books.units.remove(&(scope.clone(), span))),
            }
        }
        self.publish(books);
    }

    pub(crate) fn restore(&mut self, number: usize) {
        let seen = self.exports[number].seen;
        self.close(number, seen);
    }

    /// Who answers a unit once `gone` does not.
    fn answering(&self, gone: usize, unit: Span) -> Option<Unit> {
        let scope = self.scope(gone);
        let mut remaining: Vec<usize> =
            (0..self.exports.len()).filter(|other| *other != gone && self.scope(*other) == scope).collect();
        remaining.retain(|other| matches!(self.exports[*other].state, ExportState::Visible | ExportState::Superseded));
        remaining.sort_by_key(|other| std::cmp::Reverse(self.order(*other)));
        let winner = *remaining.iter().find(|other| self.covers(**other, unit))?;
        let all = self.exports[winner].rows.clone();
        let mut rows: Vec<(Row, Option<usize>)> =
            all.iter().filter(|row| row.unit == unit).map(|row| (row.clone(), None)).collect();
        let kept = remaining.iter().flat_map(|other| &self.exports[*other].missing);
        let kept: Vec<&Path> = kept.filter(|(_, outcome)| *outcome == Outcome::Kept).map(|(path, _)| path).collect();
        let lacking: Vec<&Path> = kept.into_iter().filter(|thing| !all.iter().any(|row| is_of(row, thing))).collect();
        let mut done: Vec<Path> = Vec::new();
        for other in remaining.iter().filter(|other| **other != winner) {
            let own: Vec<Row> = self.exports[*other].rows.clone();
            let found: Vec<&Row> =
                own.iter().filter(|row| row.unit == unit && lacking.iter().any(|thing| is_of(row, thing))).collect();
            let fresh: Vec<&Row> = found.into_iter().filter(|row| !done.contains(&path(row))).collect();
            rows.extend(fresh.iter().map(|row| ((*row).clone(), Some(*other))));
            done.extend(fresh.into_iter().map(path));
        }
        Some(Unit { export: winner, order: self.order(winner), rows })
    }
}

fn is_of(row: &Row, thing: &Path) -> bool {
    let own = path(row);
    let part = |whole: &domain::Entity, part: &domain::Entity| whole.is_absent() || whole.is_same(part);
    part(&thing.0, &own.0) && part(&thing.1, &own.1)
}
