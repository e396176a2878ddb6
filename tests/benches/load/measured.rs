//! What one process measured of itself.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::Error;

/// How long taking the file in took, how many rows stand, and the most memory held.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) seconds: f64,
    pub(crate) rows: u64,
    pub(crate) peak_kib: u64,
}

impl Measured {
    /// A measurement of this process, which ends here.
    pub(crate) fn of_this_process(taken: Duration, rows: u64) -> Result<Self, Error> {
        let status = std::fs::read_to_string("/proc/self/status")?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
        let peak_kib = peak.trim().trim_end_matches("kB").trim().parse()?;
        Ok(Self { seconds: taken.as_secs_f64(), rows, peak_kib })
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "measured {} {} {}", self.seconds, self.rows, self.peak_kib)
    }
}

impl FromStr for Measured {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text.split_ascii_whitespace().collect::<Vec<_>>()[..] {
            ["measured", seconds, rows, peak_kib] => {
                Ok(Self { seconds: seconds.parse()?, rows: rows.parse()?, peak_kib: peak_kib.parse()? })
            }
            _ => Err(format!("not a measurement: {text}").into()),
        }
    }
}
