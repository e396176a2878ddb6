//! Which campaign of a platform a row speaks of.
//!
//! A platform campaign is its id. A row with a name only belongs to the id that the
//! account's exports give that name on that day. A recorded rename holds for every family
//! of the account.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Entity, EntityPath, Level, Rename, Span};

/// Who a campaign of a platform is, within its account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CampaignKey {
    /// The account as a whole: the export names no campaign.
    Account,
    /// A campaign by the platform's id.
    Id(String),
    /// A campaign of which only the name is known.
    Name(String),
    /// A name that belongs to two ids on that day, so that nobody can tell.
    Ambiguous(String),
}

/// What the exports of one account call their campaigns.
#[derive(Clone, Debug, Default)]
pub struct Names {
    live: Given,
    ever: Given,
    same: BTreeMap<Entity, Entity>,
    called: BTreeMap<CampaignKey, Vec<(Span, Entity)>>,
    once_called: BTreeMap<CampaignKey, Vec<(Span, Entity)>>,
}

/// Ids by the name that some export gives them, and where.
type Given = BTreeMap<String, BTreeSet<(Span, String)>>;

impl Names {
    /// From the renames of the account; then what answers now, and what its exports ever said.
    pub fn new<'a>(
        renames: impl IntoIterator<Item = &'a Rename>,
        live: impl IntoIterator<Item = (Span, &'a Entity)>,
        ever: impl IntoIterator<Item = (Span, &'a Entity)>,
    ) -> Self {
        let mut names = Self::default();
        for rename in renames.into_iter().filter(|rename| rename.level == Level::Campaign) {
            names.join(&rename.from, &rename.to);
        }
        let live: Vec<(Span, &Entity)> = live.into_iter().collect();
        let ever: Vec<(Span, &Entity)> = ever.into_iter().collect();
        names.live = given(live.iter().copied());
        names.ever = given(ever.iter().copied());
        for (unit, entity) in live {
            let key = names.key(unit, entity);
            names.called.entry(key).or_default().push((unit, entity.clone()));
        }
        for (unit, entity) in ever {
            let key = names.key(unit, entity);
            names.once_called.entry(key).or_default().push((unit, entity.clone()));
        }
        names
    }

    /// Who a row's campaign is.
    pub fn key(&self, unit: Span, entity: &Entity) -> CampaignKey {
        let now = self.latest(entity);
        match (now.id.is_empty(), now.is_absent()) {
            (_, true) => CampaignKey::Account,
            (false, _) => CampaignKey::Id(now.id.clone()),
            (true, _) => self.by_name(unit, entity, now),
        }
    }

    /// What a campaign is called: its latest name, with its id if it has one.
    pub fn label(&self, key: &CampaignKey) -> Entity {
        let latest = self.called.get(key).into_iter().flatten().max_by_key(|(unit, entity)| (unit.to, entity));
        let name = latest.map(|(_, entity)| entity.name.clone()).unwrap_or_default();
        match key {
            CampaignKey::Account => Entity::default(),
            CampaignKey::Id(id) => Entity { id: id.clone(), name },
            CampaignKey::Name(own) | CampaignKey::Ambiguous(own) => Entity::named(own),
        }
    }

    /// Everything that it was called, the latest first: a rule may match any of them.
    pub fn all_called(&self, key: &CampaignKey) -> Vec<Entity> {
        let known = [self.called.get(key), self.once_called.get(key)].into_iter().flatten().flatten();
        let mut known: Vec<&(Span, Entity)> = known.collect();
        known.sort_unstable_by(|a, b| b.0.to.cmp(&a.0.to).then_with(|| a.1.cmp(&b.1)));
        let label = self.label(key);
        let renamed = self.same.iter().filter(|(_, now)| **now == who(&label)).map(|(known, _)| known);
        let mut names = vec![label.clone()];
        for entity in known.into_iter().map(|(_, entity)| entity).chain(renamed) {
            if !names.contains(entity) {
                names.push(entity.clone());
            }
        }
        names
    }

    /// The ids that a name has in a unit: as the books stand, else as they ever stood.
    pub fn ids(&self, unit: Span, name: &str) -> BTreeSet<&str> {
        let live = ids_in(&self.live, unit, name);
        if live.is_empty() { ids_in(&self.ever, unit, name) } else { live }
    }

    fn by_name(&self, unit: Span, entity: &Entity, now: &Entity) -> CampaignKey {
        let mut ids = self.ids(unit, &now.name);
        if ids.is_empty() {
            ids = self.ids(unit, &entity.name);
        }
        let latest = |id: &str| self.latest(&Entity { id: id.to_owned(), name: String::new() }).id.clone();
        let resolved: BTreeSet<String> = ids.into_iter().map(latest).collect();
        match resolved.len() {
            0 => CampaignKey::Name(now.name.clone()),
            1 => CampaignKey::Id(resolved.into_iter().next().unwrap_or_default()),
            _ => CampaignKey::Ambiguous(now.name.clone()),
        }
    }

    /// What an entity is called after all recorded renames.
    fn latest<'a>(&'a self, entity: &'a Entity) -> &'a Entity {
        self.same.get(&who(entity)).unwrap_or(entity)
    }

    /// From now on both are one, under the later name.
    fn join(&mut self, from: &EntityPath, to: &EntityPath) {
        let (from, to) = (who(&from.campaign), who(&to.campaign));
        let before = self.latest(&from).clone();
        for known in self.same.values_mut().filter(|known| **known == before) {
            *known = to.clone();
        }
        self.same.insert(from, to.clone());
        self.same.insert(before, to.clone());
        self.same.insert(to.clone(), to);
    }
}

/// An entity reduced to what says who it is.
fn who(entity: &Entity) -> Entity {
    if entity.id.is_empty() {
        Entity::named(&entity.name)
    } else {
        Entity { id: entity.id.clone(), name: String::new() }
    }
}

fn ids_in<'a>(given: &'a Given, unit: Span, name: &str) -> BTreeSet<&'a str> {
    let there = given.get(name).into_iter().flatten();
    there.filter(|(span, _)| span.overlap(unit).is_some()).map(|(_, id)| id.as_str()).collect()
}

fn given<'a>(rows: impl IntoIterator<Item = (Span, &'a Entity)>) -> Given {
    let mut given = Given::new();
    for (unit, entity) in rows {
        if !entity.id.is_empty() && !entity.name.is_empty() {
            given.entry(entity.name.clone()).or_default().insert((unit, entity.id.clone()));
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountKey, Day, Source};

    fn day(day: i32) -> Span {
        Span::day(Day::from_epoch_days(day))
    }

    fn entity(id: &str, name: &str) -> Entity {
        Entity { id: id.into(), name: name.into() }
    }

    fn rename(from: &str, to: &str) -> Rename {
        let path = |name: &str| EntityPath { campaign: Entity::named(name), ..EntityPath::default() };
        let account = AccountKey { source: Source::Meta, account: "a".into() };
        Rename { account, level: Level::Campaign, from: path(from), to: path(to) }
    }

    #[test]
    fn a_name_belongs_to_the_id_that_has_it_that_day() {
        let (one, two) = (entity("1", "A"), entity("2", "A"));
        let names = Names::new([], [(day(1), &one), (day(2), &two)], []);
        assert_eq!(names.key(day(1), &Entity::named("A")), CampaignKey::Id("1".into()));
        assert_eq!(names.key(day(2), &Entity::named("A")), CampaignKey::Id("2".into()));
        assert_eq!(names.key(day(3), &Entity::named("A")), CampaignKey::Name("A".into()));
    }

    #[test]
    fn a_name_of_two_ids_is_ambiguous() {
        let (one, two) = (entity("1", "A"), entity("2", "A"));
        let names = Names::new([], [(day(1), &one), (day(1), &two)], []);
        assert_eq!(names.key(day(1), &Entity::named("A")), CampaignKey::Ambiguous("A".into()));
    }

    #[test]
    fn what_answers_now_outweighs_what_was_said_before() {
        let (now, before) = (entity("1", "B"), entity("1", "A"));
        let names = Names::new([], [(day(1), &now)], [(day(1), &before), (day(1), &now)]);
        assert_eq!(names.key(day(1), &Entity::named("A")), CampaignKey::Id("1".into()));
        assert_eq!(names.label(&CampaignKey::Id("1".into())), now);
    }

    #[test]
    fn renames_are_followed_to_the_latest_name() {
        let names = Names::new(&[rename("A", "B"), rename("B", "C"), rename("C", "A")], [], []);
        for name in ["A", "B", "C"] {
            assert_eq!(names.key(day(1), &Entity::named(name)), CampaignKey::Name("A".into()));
        }
    }
}
