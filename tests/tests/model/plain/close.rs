//! An export closes.

use domain::{ExportState, Hold, Outcome, Span, Zone};

use super::judge::{Judge, Judgement, path};
use super::{Books, Path, Plain, Unit};
use crate::world::Row;

impl Plain {
    /// `restoring`: a person has seen it all, nothing holds it.
    pub(super) fn close(&mut self, number: usize, restoring: bool) {
        let scope = self.scope(number);
        let order = self.order(number);
        let rows = self.exports[number].rows.clone();
        let units: Vec<Span> = if rows.is_empty() { Vec::new() } else { self.exports[number].recipe.units() };
        let answered = |unit: &Span| self.now().units.get(&(scope.clone(), *unit));
        let (lost, won): (Vec<Span>, Vec<Span>) =
            units.iter().partition(|unit| answered(unit).is_some_and(|there| there.order > order));
        let replaced: Vec<Span> = won.iter().copied().filter(|unit| answered(unit).is_some()).collect();
        let there = |units: &[Span]| -> Vec<(Row, usize)> {
            let found = units.iter().filter_map(answered);
            found
                .flat_map(|unit| unit.rows.iter().map(|(row, origin)| (row.clone(), origin.unwrap_or(unit.export))))
                .collect()
        };
        let own = |units: &[Span]| rows.iter().filter(|row| units.contains(&row.unit)).cloned().collect::<Vec<_>>();
        let plainly = |rows: &[(Row, usize)]| rows.iter().map(|(row, _)| row.clone()).collect::<Vec<_>>();
        let decisions = self.decisions_for(number, restoring);
        let family = self.exports[number].recipe.family();
        let by = Judge { family, keep_by_default: restoring, decisions: &decisions };
        let older = there(&replaced);
        let forward = by.judge(&plainly(&older), &own(&replaced));
        let backward = by.judge(&own(&lost), &plainly(&there(&lost)));
        let missing: Vec<(Path, Outcome)> = [forward.missing.clone(), backward.missing.clone()].concat();
        let held = self.held(number, restoring, &missing, &plainly(&older), &own(&replaced));
        self.exports[number].missing = missing;
        self.exports[number].hold = held;
        if held.is_some() {
            self.exports[number].state = ExportState::Held;
            return;
        }
        let kept_before: Vec<(Row, usize)> =
            older.into_iter().filter(|(row, _)| forward.kept.contains(&path(row))).collect();
        let kept_of_own: Vec<Row> = own(&lost).into_iter().filter(|row| backward.kept.contains(&path(row))).collect();
        if !lost.is_empty() && won.is_empty() && kept_of_own.is_empty() {
            self.exports[number].state = ExportState::Superseded;
            return;
        }
        let mut books = self.now().clone();
        for unit in won {
            let own = rows.iter().filter(|row| row.unit == unit).map(|row| (row.clone(), None));
            let kept =
                kept_before.iter().filter(|(row, _)| row.unit == unit).map(|(row, from)| (row.clone(), Some(*from)));
            books.units.insert((scope.clone(), unit), Unit { export: number, order, rows: own.chain(kept).collect() });
        }
        for row in kept_of_own {
            let place = books.units.get_mut(&(scope.clone(), row.unit)).unwrap();
            place.rows.push((row, Some(number)));
        }
        finish(&mut books, number, [forward, backward]);
        self.exports[number].state = ExportState::Visible;
        self.exports[number].seen = true;
        self.publish(books);
    }

    fn decisions_for(&self, number: usize, restoring: bool) -> Vec<(Path, bool)> {
        let export = &self.exports[number];
        let own = export.missing.iter().filter(|_| restoring).filter_map(|(path, outcome)| match outcome {
            Outcome::Kept => Some((path.clone(), true)),
            Outcome::Dropped => Some((path.clone(), false)),
            _ => None,
        });
        let remembered = self.decisions.iter().rev().filter(|(report, ..)| *report == self.report(number));
        own.chain(remembered.map(|(_, path, keep)| (path.clone(), *keep))).collect()
    }

    fn held(
        &self,
        number: usize,
        restoring: bool,
        missing: &[(Path, Outcome)],
        older: &[Row],
        newer: &[Row],
    ) -> Option<Hold> {
        let export = &self.exports[number];
        let open = |hold: Hold| !restoring && !export.accepted.contains(&hold);
        let source = export.recipe.family().source;
        let settled = |row: &&Row| export.exported >= Zone::london().settled_at(row.unit.to, source);
        let left = |row: &&Row| {
            !missing
                .iter()
                .any(|(thing, outcome)| matches!(outcome, Outcome::Kept | Outcome::Held) && part_of(row, thing))
        };
        let sum = |rows: Vec<&Row>| {
            rows.iter()
                .fold((0_i128, 0_i128), |sum, row| (sum.0 + i128::from(row.count), sum.1 + i128::from(row.spend)))
        };
        let before = sum(older.iter().filter(settled).filter(left).collect());
        let after = sum(newer.iter().filter(settled).collect());
        let lower = |old: i128, new: i128| (old - new) * 200 > old;
        if export.by_file_time && (lower(before.0, after.0) || lower(before.1, after.1)) && open(Hold::LooksOlder) {
            return Some(Hold::LooksOlder);
        }
        let vanishing = missing.iter().any(|(_, outcome)| *outcome == Outcome::Held);
        (vanishing && open(Hold::WouldVanish)).then_some(Hold::WouldVanish)
    }
}

fn part_of(row: &Row, thing: &Path) -> bool {
    let own = path(row);
    let part = |whole: &domain::Entity, part: &domain::Entity| whole.is_absent() || whole.is_same(part);
    part(&thing.0, &own.0) && part(&thing.1, &own.1)
}

fn finish(books: &mut Books, number: usize, judgements: [Judgement; 2]) {
    books.published.insert(number);
    books.renames.extend(judgements.into_iter().flat_map(|judgement| judgement.renames));
}
