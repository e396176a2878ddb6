use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::age::age;

/// No run and no decision takes this long.
const SUSPICIOUS: SignedDuration = SignedDuration::from_hours(1);

/// Locks that somebody has held for longer than an hour.
pub(super) fn lines(landing: &Path, data: &Path, now: Timestamp) -> Vec<String> {
    let ingesting = ingester::holder(landing).map(|holder| (holder.pid, holder.since, "works on the landing folder"));
    let closing = crate::books::closing_lock(data);
    let closing = aggregator::closer(&closing).map(|closer| (closer.pid, closer.since, "closes an export"));
    let old =
        [ingesting, closing].into_iter().flatten().filter(|(_, since, _)| now.duration_since(*since) > SUSPICIOUS);
    old.map(|(pid, since, what)| {
        let (who, end) = pid.map_or(("a process".to_owned(), "end it".to_owned()), |pid| {
            (format!("process {pid}"), format!("`kill {pid}` ends it"))
        });
        format!(
            "locked for {}: {who} {what}; look at what it does, and if it hangs, {end}: the next run goes on",
            age(since, now)
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_lock_older_than_an_hour_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let _lock = ingester::LandingLock::take(folder.path()).unwrap();
        let data = folder.path().join("data");
        let since = ingester::holder(folder.path()).unwrap().since;
        assert!(lines(folder.path(), &data, since + SUSPICIOUS).is_empty());
        let told = lines(folder.path(), &data, since + SUSPICIOUS * 2);
        let pid = std::process::id().to_string();
        assert!(matches!(told.as_slice(), [line] if line.contains("2 hours") && line.contains(&pid)), "{told:?}");
    }
}
