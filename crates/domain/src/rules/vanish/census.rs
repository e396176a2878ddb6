//! Who is there on one side, at one level, and with what figures.

use std::collections::{BTreeMap, HashMap};

use crate::{Entity, EntityPath, Level, Missing, Money, Outcome, Presence, Span};

/// Days with delivery that two entities must share before they can be one.
const DAYS_TO_COMPARE: usize = 3;

/// An entity and its figures in each unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) entity: EntityPath,
    units: BTreeMap<Span, (i64, Money)>,
}

impl Figures {
    pub(super) fn has_delivery(&self) -> bool {
        self.units.values().any(|(impressions, spend)| *impressions != 0 || !spend.is_zero())
    }

    pub(super) fn identity(&self, level: Level) -> EntityPath {
        identity(&self.entity, level)
    }

    pub(super) fn missing(&self, outcome: Outcome) -> Missing {
        let impressions = self.units.values().map(|(impressions, _)| impressions).sum();
        let spend = self.units.values().map(|(_, spend)| *spend).sum();
        Missing { entity: self.entity.clone(), impressions, spend, outcome }
    }

    /// Impressions and spend each within 1 % on every unit of either, on at least three
    /// days; or on the same windows.
    pub(super) fn carries_the_same(&self, other: &Self) -> bool {
        let units: Vec<Span> = self.delivering().chain(other.delivering()).collect();
        let enough = units.iter().any(|unit| !unit.is_day()) || self.delivering().count() >= DAYS_TO_COMPARE;
        enough && units.iter().all(|unit| within_one_percent(self.in_unit(*unit), other.in_unit(*unit)))
    }

    fn delivering(&self) -> impl Iterator<Item = Span> {
        let delivers = |(_, (impressions, spend)): &(&Span, &(i64, Money))| *impressions != 0 || !spend.is_zero();
        self.units.iter().filter(delivers).map(|(unit, _)| *unit)
    }

    fn in_unit(&self, unit: Span) -> (i64, Money) {
        self.units.get(&unit).copied().unwrap_or_default()
    }
}

fn within_one_percent(a: (i64, Money), b: (i64, Money)) -> bool {
    let near = |a: i128, b: i128| (a - b).abs() * 100 <= a.abs().max(b.abs());
    near(a.0.into(), b.0.into()) && near(a.1.units(), b.1.units())
}

/// The entities of one side at one level.
pub(super) struct Census {
    figures: Vec<Figures>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<EntityPath, Vec<usize>>,
    level: Level,
}

impl Census {
    pub(super) fn of<'a>(presences: impl IntoIterator<Item = &'a Presence>, level: Level) -> Self {
        let mut places: HashMap<EntityPath, usize> = HashMap::new();
        let mut figures: Vec<Figures> = Vec::new();
        for presence in presences {
            let entity = truncated(&presence.entity, level);
            let place = *places.entry(identity(&entity, level)).or_insert_with(|| {
                figures.push(Figures { entity, units: BTreeMap::new() });
                figures.len() - 1
            });
            if let Some(figures) = figures.get_mut(place) {
                let sums = figures.units.entry(presence.unit).or_default();
                sums.0 += presence.impressions;
                sums.1 += presence.spend;
            }
        }
        Self::indexed(figures, level)
    }

    fn indexed(figures: Vec<Figures>, level: Level) -> Self {
        let (mut by_id, mut by_name) = (HashMap::new(), HashMap::<EntityPath, Vec<usize>>::new());
        for (place, figures) in figures.iter().enumerate() {
            let own = own(&figures.entity, level);
            if !own.id.is_empty() {
                by_id.insert(own.id.clone(), place);
            }
            by_name.entry(names(&figures.entity)).or_default().push(place);
        }
        Self { figures, by_id, by_name, level }
    }

    /// The entities of this side that the other lacks.
    pub(super) fn lacking(&self, other: &Self) -> Vec<&Figures> {
        self.figures.iter().filter(|figures| other.counterpart(&figures.entity).is_none()).collect()
    }

    /// The same entity on this side: by id where both have one, else by name.
    pub(super) fn counterpart(&self, entity: &EntityPath) -> Option<&EntityPath> {
        let id = &own(entity, self.level).id;
        let by_id = self.by_id.get(id).and_then(|place| self.figures.get(*place));
        let comparable = |figures: &&Figures| id.is_empty() || own(&figures.entity, self.level).id.is_empty();
        let named =
            || self.by_name.get(&names(entity)).into_iter().flatten().filter_map(|place| self.figures.get(*place));
        by_id.or_else(|| named().find(comparable)).map(|figures| &figures.entity)
    }
}

/// The entity's own part of its path.
fn own(path: &EntityPath, level: Level) -> &Entity {
    match level {
        Level::Adset => &path.adset,
        Level::Ad => &path.ad,
        _ => &path.campaign,
    }
}

/// What tells entities of one side apart: the id alone where there is one, else all names.
pub(super) fn identity(path: &EntityPath, level: Level) -> EntityPath {
    let own = own(path, level);
    if own.id.is_empty() {
        return names(path);
    }
    EntityPath { campaign: Entity { id: own.id.clone(), name: String::new() }, ..EntityPath::default() }
}

fn names(path: &EntityPath) -> EntityPath {
    let named = |part: &Entity| Entity::named(&part.name);
    EntityPath { campaign: named(&path.campaign), adset: named(&path.adset), ad: named(&path.ad) }
}

/// A path without what lies below `level`.
pub(super) fn truncated(path: &EntityPath, level: Level) -> EntityPath {
    let mut path = path.clone();
    if level < Level::Ad {
        path.ad = Entity::default();
    }
    if level < Level::Adset {
        path.adset = Entity::default();
    }
    path
}

/// Gives a path the names that `now` has down to `level`.
pub(super) fn rename(path: &mut EntityPath, level: Level, now: &EntityPath) {
    path.campaign.clone_from(&now.campaign);
    if level >= Level::Adset {
        path.adset.clone_from(&now.adset);
    }
    if level >= Level::Ad {
        path.ad.clone_from(&now.ad);
    }
}
