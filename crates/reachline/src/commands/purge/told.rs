use aggregator::{Lost, Planned};
use domain::{Measures, Version};

use super::files::Count;

/// What would go.
pub(super) fn foreseen(planned: &Planned, files: Count) -> String {
    if planned.is_empty() && files.files == 0 {
        return "nothing would go".to_owned();
    }
    format!("would go: {}", listed(planned, files))
}

/// What went.
pub(super) fn removed(planned: &Planned, files: Count, version: Option<Version>) -> String {
    match version {
        None if files.files == 0 => "nothing had to go".to_owned(),
        None => format!("gone: {} files; the books held nothing more of it", files.files),
        Some(version) => format!("gone with {version}: {}", listed(planned, files)),
    }
}

fn listed(planned: &Planned, files: Count) -> String {
    let mut lines = vec![format!(
        "{} rows; {} exports whole, {} in part; {} files of {} kB",
        planned.rows,
        planned.exports.len(),
        planned.parts.len(),
        files.files,
        files.bytes.div_ceil(1_000),
    )];
    if !planned.lost.is_empty() {
        lines.push(
            "of what readers see today (families hold the same delivery several times: do not add them)".to_owned(),
        );
    }
    lines.extend(planned.lost.iter().map(line));
    lines.join("\n")
}

fn line(lost: &Lost) -> String {
    let scope = &lost.scope;
    let breakdowns: Vec<&str> = scope.breakdowns.iter().map(domain::Breakdown::as_str).collect();
    let split = if breakdowns.is_empty() { String::new() } else { format!(" and {}", breakdowns.join(", ")) };
    let (what, money) = match scope.level.measures() {
        Measures::Delivery => {
            let currency = lost.currency.map(|currency| format!(" {currency}")).unwrap_or_default();
            ("impressions", format!(", {}{currency} spent", lost.spend))
        }
        Measures::Referrals => ("visits", String::new()),
        Measures::Contacts => ("contacts", String::new()),
    };
    format!(
        "  {}/{}/{} by {}{split}: {} days or windows, {} {what}{money}",
        scope.source, scope.account, scope.report, scope.level, lost.units, lost.impressions,
    )
}
