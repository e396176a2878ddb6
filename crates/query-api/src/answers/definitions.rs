use std::collections::{BTreeMap, BTreeSet};

use domain::Source;
use serde::Serialize;
use utoipa::ToSchema;

use crate::sheet::{Tabular, named};

/// What every figure means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DefinitionsAnswer {
    /// The definitions.
    pub definitions: Vec<Definition>,
}

/// What a figure means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Definition {
    /// Its id; a changed meaning gets the next number.
    pub id: String,
    /// Name of the metric in questions and answers.
    pub metric: &'static str,
    /// Name shown to readers.
    pub title: &'static str,
    /// `count`, `currency` (major units of the answer's currency) or `accounts`.
    pub unit: &'static str,
    /// Whether it may be added up over days, entities and channels.
    pub additive: bool,
    /// What it means, wherever it comes from.
    pub text: &'static str,
    /// What each source counts.
    #[schema(value_type = BTreeMap<String, String>)]
    pub per_source: BTreeMap<Source, &'static str>,
}

impl Tabular for DefinitionsAnswer {
    const NAME: &'static str = "definitions";
    const TAIL: &'static [&'static str] = &[];

    fn columns(&self) -> Vec<String> {
        let sources: BTreeSet<&Source> = self.definitions.iter().flat_map(|one| one.per_source.keys()).collect();
        let mut columns = named(&["id", "metric", "title", "unit", "additive", "text"]);
        columns.extend(sources.into_iter().map(|source| format!("per_source.{source}")));
        columns
    }
}
