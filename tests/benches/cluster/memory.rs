//! The most memory that processes held.

use std::collections::BTreeMap;
use std::fmt;

/// In KiB, by the name of the process.
#[derive(Debug, Default)]
pub(crate) struct Peaks(BTreeMap<&'static str, u64>);

impl Peaks {
    /// Notes what a process held at most until now; one that has ended says nothing any more.
    pub(crate) fn look(&mut self, name: &'static str, pid: u32) {
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = peak.and_then(|peak| peak.trim().trim_end_matches("kB").trim().parse().ok());
        if let Some(kib) = kib {
            self.0.insert(name, kib);
        }
    }
}

impl fmt::Display for Peaks {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each: Vec<_> = self.0.iter().map(|(name, kib)| format!("{name} {} MiB", kib / 1024)).collect();
        out.write_str(&each.join(", "))
    }
}
