use super::{FileReport, Status};

/// The exit status of a run: 0 all well; 1 something was rejected, held or quarantined and
/// a person should look; 75 try again.
///
/// Where both are the case it is 1: the next run tries again anyway, and a person would
/// otherwise not be told.
pub fn exit_status(reports: &[FileReport]) -> u8 {
    if reports.iter().any(wants_a_person) {
        1
    } else if reports.iter().any(wants_another_run) {
        75
    } else {
        0
    }
}

fn wants_a_person(report: &FileReport) -> bool {
    report.rejected > 0 || matches!(report.status, Status::Held | Status::Quarantined)
}

/// Incomplete, or published and then not put away.
fn wants_another_run(report: &FileReport) -> bool {
    report.status == Status::Incomplete || report.error.is_some()
}
