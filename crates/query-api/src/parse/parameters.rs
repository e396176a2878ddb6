use axum::extract::Query;
use axum::http::Uri;

use crate::Refusal;
use crate::refusal::quoted;
use crate::word::{Word, read};

/// The query of a request: known names, each at most once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameters(Vec<(&'static str, String)>);

impl Parameters {
    /// Reads a query in which only the `allowed` names may stand.
    pub(crate) fn read(uri: &Uri, allowed: &[&'static str]) -> Result<Self, Refusal> {
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri).map_err(|_| malformed())?;
        let mut read = Self::default();
        for (name, value) in pairs {
            let known = allowed.iter().find(|known| **known == name).ok_or_else(|| unknown(&name, allowed))?;
            if read.get(known).is_some() {
                return Err(twice(known));
            }
            read.0.push((known, value));
        }
        Ok(read)
    }

    /// The value of a parameter; an empty one counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, value)| *known == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// A value from a closed list, or the list's default.
    pub(crate) fn word<W: Word + Default>(&self, name: &'static str) -> Result<W, Refusal> {
        self.get(name).map_or(Ok(W::default()), |given| read(name, given))
    }
}

fn malformed() -> Refusal {
    Refusal::new(
        400,
        "malformed_query",
        "The address cannot be read",
        "What follows the question mark is not a list of name=value pairs.",
        "Separate the pairs by & and write special characters as %XX.",
    )
}

fn twice(name: &'static str) -> Refusal {
    let detail = format!("`{name}` stands more than once in the address.");
    Refusal::new(400, "repeated_parameter", "A setting is given twice", detail, "Give it once.")
        .parameter(name, Vec::<String>::new())
}

fn unknown(name: &str, allowed: &[&'static str]) -> Refusal {
    let detail = format!("{} is no parameter here.", quoted(name));
    let remedy = nearest(name, allowed).map_or_else(
        || "Use only the parameters that are allowed here.".to_owned(),
        |near| format!("Did you mean `{near}`?"),
    );
    let named = quoted(name).trim_matches('`').to_owned();
    Refusal::new(400, "unknown_parameter", "A setting is not known", detail, remedy)
        .parameter(named, allowed.iter().copied())
}

/// The name that was probably meant. Long names are not compared: the work grows with their length.
fn nearest(name: &str, allowed: &[&'static str]) -> Option<&'static str> {
    let name: String = name.chars().take(40).collect::<String>().to_lowercase();
    let distances = allowed.iter().map(|known| (strsim::damerau_levenshtein(&name, known), *known));
    distances.min().filter(|(distance, known)| *distance <= known.len().div_ceil(2)).map(|(_, known)| known)
}
