use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use domain::ExportId;

use crate::Refusal;

/// The part of an address that names something.
pub(crate) type Id = Result<Path<String>, PathRejection>;

/// The most characters that any id has.
const LONGEST: usize = 200;

/// A campaign's id.
pub(crate) fn campaign_id(id: Id) -> Result<String, Refusal> {
    readable(id).map_err(|given| Refusal::not_found("campaign", &given, "See /v1/campaigns for those there are."))
}

/// An export's id.
pub(crate) fn export_id(id: Id) -> Result<ExportId, Refusal> {
    let refusal = |given: String| Refusal::not_found("export", &given, "See /v1/exports for those there are.");
    readable(id).map(ExportId).map_err(refusal)
}

/// The name of an account or a saved report: it is a folder's name in the landing folder.
pub(crate) fn report_name(parameter: &'static str, name: &str) -> Result<String, Refusal> {
    let named = (1..=100).contains(&name.chars().count());
    let folder = !name.chars().any(|letter| letter.is_control() || matches!(letter, '/' | '\\'));
    if named && folder && !matches!(name, "." | "..") {
        return Ok(name.to_owned());
    }
    let expected = "a name of 1 to 100 characters without / and \\";
    Err(Refusal::bad_value(parameter, name, expected, Vec::<String>::new()))
}

/// The name that a file is shown under: never a path, and nothing that could not be one.
pub(crate) fn file_name(given: &str) -> String {
    let own = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = own.chars().filter(|letter| !letter.is_control()).take(120).collect();
    if plain.trim_matches('.').trim().is_empty() { "export".to_owned() } else { plain }
}

fn readable(id: Id) -> Result<String, String> {
    let Ok(Path(id)) = id else { return Err(String::new()) };
    let fits = id.len() <= LONGEST && !id.chars().any(char::is_control);
    if fits { Ok(id) } else { Err(id) }
}
