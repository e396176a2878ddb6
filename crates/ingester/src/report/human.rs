use super::{FileReport, Status};

/// What a person at a terminal reads at the end of a run.
pub fn summary(reports: &[FileReport]) -> String {
    if reports.is_empty() {
        return "No files to read.\n".to_owned();
    }
    let rows: u64 = reports.iter().map(|report| report.accepted).sum();
    let head = format!("{}, {}: {}.\n", counted(reports.len() as u64, "file"), counted(rows, "row"), statuses(reports));
    let lines = reports.iter().map(|report| format!("  {}\n", line(report)));
    std::iter::once(head).chain(lines).chain(warnings(reports).into_iter().map(|text| text + "\n")).collect()
}

/// What a person has to know, a line each: all that a run from cron says.
pub fn warnings(reports: &[FileReport]) -> Vec<String> {
    reports.iter().flat_map(of_one).collect()
}

fn of_one(report: &FileReport) -> Vec<String> {
    let what = whose(report);
    let error = report.error.iter().map(|error| format!("{what}: {}: {error}", report.status.as_str()));
    let rejects = report.rejects.iter().map(|reject| {
        format!("{what}: row {}, column `{}` was rejected: {}", reject.row, reject.column, reject.message)
    });
    let told = report.rejects.len() as u64;
    let more =
        (report.rejected > told).then(|| format!("{what}: {} more", counted(report.rejected - told, "rejected row")));
    let missing = report.missing.iter().map(|missing| {
        format!("{what}: has no row of {} ({} impressions): {}", missing.entity, missing.impressions, missing.outcome)
    });
    let warnings = report.warnings.iter().map(|warning| format!("{what}: {warning}"));
    error.chain(rejects).chain(more).chain(missing).chain(warnings).collect()
}

fn line(report: &FileReport) -> String {
    let days = report.from.zip(report.to).map(|(from, to)| format!(", {from} to {to}")).unwrap_or_default();
    format!("{}: {}, {}{days}", whose(report), report.status.as_str(), counted(report.accepted, "row"))
}

fn whose(report: &FileReport) -> String {
    let source = report.source.map(domain::Source::as_str);
    let parts = [source, report.account.as_deref(), report.report.as_deref().filter(|name| *name != "default")];
    let folders: Vec<&str> = parts.into_iter().flatten().chain([report.file.as_str()]).collect();
    // A file's name must not be able to steer the terminal.
    folders.join("/").replace(char::is_control, "?")
}

fn statuses(reports: &[FileReport]) -> String {
    use Status::{Checked, Duplicate, Held, Incomplete, Quarantined, Superseded, Visible};
    let all = [Visible, Checked, Duplicate, Superseded, Held, Quarantined, Incomplete];
    let each = all.into_iter().filter_map(|status| {
        let count = reports.iter().filter(|report| report.status == status).count();
        (count > 0).then(|| format!("{count} {}", status.as_str()))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn counted(count: u64, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
