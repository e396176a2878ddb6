use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::FileReport;
use crate::Watch;

/// A progress bar a file, on a terminal; nothing elsewhere.
#[derive(Debug)]
pub struct Bars {
    bar: ProgressBar,
}

const STYLE: &str = "{spinner} {msg:40!} [{bar:30}] {bytes}/{total_bytes} {bytes_per_sec}";

impl Default for Bars {
    fn default() -> Self {
        Self::on(ProgressDrawTarget::stderr())
    }
}

impl Bars {
    /// Bars that are drawn somewhere else.
    pub fn on(target: ProgressDrawTarget) -> Self {
        let style = ProgressStyle::with_template(STYLE).unwrap_or_else(|_| ProgressStyle::default_bar());
        Self { bar: ProgressBar::with_draw_target(None, target).with_style(style.progress_chars("=> ")) }
    }
}

impl Watch for Bars {
    fn starts(&self, file: &str, bytes: u64) {
        self.bar.reset();
        self.bar.set_length(bytes);
        self.bar.set_message(file.replace(char::is_control, "?"));
    }

    fn read(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    fn done(&self, _report: &FileReport) {
        self.bar.finish_and_clear();
    }
}
