use crate::Fault;

/// Which cuts of the older ages a file has: the one band above 35, or the bands within it.
#[derive(Default)]
pub(super) struct Ages {
    whole: bool,
    parts: bool,
}

impl Ages {
    /// Refuses a file that has both: the people of one are those of the other.
    pub(super) fn note(&mut self, age: &str) -> Result<(), Fault> {
        match age.as_bytes() {
            b"35+" => self.whole = true,
            [b'3', b'5', b'-', ..] | [b'4' | b'5', b'5', ..] => self.parts = true,
            _ => {}
        }
        if self.whole && self.parts { Err(overlapping()) } else { Ok(()) }
    }
}

fn overlapping() -> Fault {
    let message = "the band 35+ stands beside bands within it, so that its people would be counted twice";
    Fault::new("overlapping_ages", message, "Download the report with one set of age bands.")
}
