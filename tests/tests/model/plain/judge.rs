//! What vanishes, level by level, by looking at every pair.

use domain::{Entity, Outcome};

use crate::world::{Family, Row};

/// Campaign, then ad; of visits, the link's campaign, then source and medium.
pub(crate) type Path = (Entity, Entity);

pub(crate) fn path(row: &Row) -> Path {
    let entity = |id: &str, name: &str| Entity { id: id.to_owned(), name: name.to_owned() };
    (entity(&row.campaign_id, &row.campaign), entity(&row.part_id, &row.part))
}

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    pub(super) missing: Vec<(Path, Outcome)>,
    pub(super) renames: Vec<(Path, Path)>,
    /// Paths, as the older rows have them, that are kept.
    pub(super) kept: Vec<Path>,
}

struct Older {
    row: Row,
    now: Path,
}

/// What is judged by.
pub(super) struct Judge<'a> {
    pub(super) family: &'a Family,
    /// A person has seen it all; else the policy is `auto`.
    pub(super) keep_by_default: bool,
    pub(super) decisions: &'a [(Path, bool)],
}

/// Whether two are the same thing at the level of campaigns, or of their parts.
fn same(parts: bool, a: &Path, b: &Path) -> bool {
    let own = |path: &Path| if parts { path.1.clone() } else { path.0.clone() };
    if !own(a).id.is_empty() && !own(b).id.is_empty() {
        return own(a).id == own(b).id;
    }
    a.0.name == b.0.name && (!parts || a.1.name == b.1.name)
}

fn cut(parts: bool, path: &Path) -> Path {
    if parts { path.clone() } else { (path.0.clone(), Entity::default()) }
}

/// The things that some rows speak of, each once.
fn things<'a>(parts: bool, paths: impl Iterator<Item = &'a Path>) -> Vec<Path> {
    let mut things: Vec<Path> = Vec::new();
    for path in paths {
        let known = |thing: &Path| {
            let ids = |path: &Path| if parts { path.1.id.clone() } else { path.0.id.clone() };
            if ids(thing).is_empty() == ids(path).is_empty() { same(parts, thing, path) } else { false }
        };
        if !things.iter().any(known) {
            things.push(cut(parts, path));
        }
    }
    things
}

impl Judge<'_> {
    pub(super) fn judge(&self, older: &[Row], newer: &[Row]) -> Judgement {
        let mut judgement = Judgement::default();
        let mut older: Vec<Older> = older.iter().map(|row| Older { row: row.clone(), now: path(row) }).collect();
        let newer: Vec<(Path, &Row)> = newer.iter().map(|row| (path(row), row)).collect();
        let steps: &[bool] = if self.family.names_parts() { &[false, true] } else { &[false] };
        for parts in steps {
            self.step(*parts, &mut older, &newer, &mut judgement);
        }
        judgement
    }

    fn step(&self, parts: bool, older: &mut Vec<Older>, newer: &[(Path, &Row)], judgement: &mut Judgement) {
        let before = things(parts, older.iter().map(|old| &old.now));
        let after = things(parts, newer.iter().map(|(path, _)| path));
        let gone: Vec<Path> =
            before.iter().filter(|thing| !after.iter().any(|other| same(parts, thing, other))).cloned().collect();
        let fresh: Vec<Path> =
            after.iter().filter(|thing| !before.iter().any(|other| same(parts, thing, other))).cloned().collect();
        let decided =
            |thing: &Path| self.decisions.iter().find(|(path, _)| speaks_of(path, thing)).map(|(_, keep)| *keep);
        let old_rows = |thing: &Path| {
            older.iter().filter(|old| is(parts, thing, &old.now)).map(|old| &old.row).collect::<Vec<_>>()
        };
        let new_rows = |thing: &Path| {
            newer.iter().filter(|(path, _)| is(parts, thing, path)).map(|(_, row)| *row).collect::<Vec<_>>()
        };
        let open: Vec<Path> = gone.iter().filter(|thing| decided(thing).is_none()).cloned().collect();
        // Nobody renames the tags of links.
        let renamable = !self.family.counts_visits();
        let alike: Vec<(Path, Path)> = open
            .iter()
            .flat_map(|old| fresh.iter().map(move |new| (old.clone(), new.clone())))
            .filter(|(old, new)| renamable && carry_the_same(&old_rows(old), &new_rows(new)))
            .collect();
        let once = |thing: &Path| alike.iter().filter(|(old, new)| old == thing || new == thing).count() == 1;
        let pairs: Vec<(Path, Path)> = alike.iter().filter(|(old, new)| once(old) && once(new)).cloned().collect();
        let mut fates = Vec::new();
        for thing in gone {
            let outcome = match decided(&thing) {
                Some(true) => Outcome::Kept,
                Some(false) => Outcome::Dropped,
                None if pairs.iter().any(|(old, _)| *old == thing) => Outcome::Renamed,
                None if self.keep_by_default || fresh.len() == pairs.len() => Outcome::Kept,
                None => Outcome::Held,
            };
            fates.push((thing, outcome));
        }
        let mut left = Vec::new();
        for mut old in older.drain(..) {
            let fate = fates.iter().find(|(thing, _)| is(parts, thing, &old.now)).map(|(_, outcome)| *outcome);
            match fate {
                Some(Outcome::Kept) => judgement.kept.push(path(&old.row)),
                Some(Outcome::Dropped | Outcome::Held) => {}
                Some(Outcome::Renamed) | None => {
                    let new = pairs.iter().find(|(thing, _)| is(parts, thing, &old.now)).map(|(_, new)| new);
                    let new = new.or_else(|| after.iter().find(|thing| same(parts, thing, &old.now)));
                    if let Some(new) = new {
                        old.now.0 = new.0.clone();
                    }
                    left.push(old);
                }
            }
        }
        *older = left;
        judgement.missing.extend(fates);
        if !parts {
            judgement.renames.extend(pairs);
        }
    }
}

/// Whether a row's path is the thing itself, as its own side names it.
fn is(parts: bool, thing: &Path, path: &Path) -> bool {
    let own = |path: &Path| if parts { path.1.clone() } else { path.0.clone() };
    own(thing).id.is_empty() == own(path).id.is_empty() && same(parts, thing, path)
}

fn speaks_of(decided: &Path, thing: &Path) -> bool {
    let part = |whole: &Entity, part: &Entity| whole.is_absent() || whole.is_same(part);
    let somebody = *decided != Path::default();
    decided == thing || (somebody && part(&decided.0, &thing.0) && part(&decided.1, &thing.1))
}

fn carry_the_same(old: &[&Row], new: &[&Row]) -> bool {
    let mut units: Vec<_> = old.iter().chain(new).map(|row| row.unit).collect();
    units.sort_unstable();
    units.dedup();
    let sum = |rows: &[&Row], unit| {
        let there = rows.iter().filter(|row| row.unit == unit);
        there.fold((0_i128, 0_i128), |sum, row| (sum.0 + i128::from(row.count), sum.1 + i128::from(row.spend)))
    };
    let near = |a: i128, b: i128| (a - b).abs() * 100 <= a.abs().max(b.abs());
    let mut days: Vec<_> = old.iter().map(|row| row.unit).collect();
    days.sort_unstable();
    days.dedup();
    let enough = days.len() >= 3 || units.iter().any(|unit| !unit.is_day());
    enough
        && units.iter().all(|unit| {
            let (a, b) = (sum(old, *unit), sum(new, *unit));
            near(a.0, b.0) && near(a.1, b.1)
        })
}
