use domain::{Metric, Role};

use crate::access::not_for_role;
use crate::parse::Parameters;
use crate::word::{Word, read};
use crate::{By, MetricName, Refusal};

/// The metrics of a series, each once; impressions, clicks and spend where none are named.
pub(crate) fn metrics(given: &Parameters) -> Result<Vec<MetricName>, Refusal> {
    let Some(list) = given.get("metrics") else { return Ok(usual()) };
    let mut metrics = Vec::new();
    for name in list.split(',').map(str::trim) {
        if matches!(name, "reach" | "frequency") {
            return Err(not_over_days(name));
        }
        let metric = read("metrics", name)?;
        if metrics.contains(&metric) {
            return Err(twice(metric));
        }
        metrics.push(metric);
    }
    Ok(metrics)
}

/// Refuses what is known by channel only where rows are split in another way.
pub(crate) fn fit(metrics: &[MetricName], by: By) -> Result<(), Refusal> {
    let wanting = metrics.iter().find(|metric| metric.is_of_visits() && !matches!(by, By::None | By::Channel));
    let Some(metric) = wanting else { return Ok(()) };
    let detail = format!("`{}` is about visits, which are known by channel, not by {}.", metric.as_str(), by.word());
    Err(Refusal::unanswerable(
        "visits_by_channel",
        "Visits cannot be split like this",
        detail,
        "Use by=channel or by=none.",
    )
    .parameter("by", [By::None.word(), By::Channel.word()]))
}

/// Refuses what somebody with this role may not see.
pub(crate) fn allowed_to(role: Role, metrics: &[MetricName]) -> Result<(), Refusal> {
    let hidden = metrics.iter().find(|metric| role != Role::Analyst && !metric.is_for_outsiders());
    let Some(metric) = hidden else { return Ok(()) };
    let allowed: Vec<&str> =
        MetricName::all().into_iter().filter(|one| one.is_for_outsiders()).map(MetricName::as_str).collect();
    let remedy = format!("Use `metrics` with any of {}.", allowed.join(", "));
    Err(not_for_role(role, &format!("`{}`", metric.as_str()), remedy).parameter("metrics", allowed))
}

fn usual() -> Vec<MetricName> {
    vec![MetricName::Count(Metric::Impressions), MetricName::Count(Metric::Clicks), MetricName::Spend]
}

fn not_over_days(name: &str) -> Refusal {
    let detail = format!("`{name}` counts people, and the same people are counted again on other days and rows.");
    let remedy = "Ask /v1/campaigns/{id}/reach, which gives reach as reported for its own window.";
    Refusal::unanswerable("reach_not_additive", "Reach cannot be added", detail, remedy)
        .parameter("metrics", crate::word::spellings::<MetricName>())
}

fn twice(metric: MetricName) -> Refusal {
    let detail = format!("`{}` stands more than once in `metrics`.", metric.as_str());
    Refusal::new(400, "repeated_parameter", "A setting is given twice", detail, "Name each metric once.")
        .parameter("metrics", crate::word::spellings::<MetricName>())
}
