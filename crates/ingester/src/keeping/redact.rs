use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use domain::{Batch, DeliveryRow, Reject};
use exports::{Reader, Redacted, Sink};

use super::put::{Original, Wish, half_of, make_folder};
use crate::identity::{each_piece, identify};
use crate::reading::Reading;

/// Puts what is counted of a file about people under a name; says where, and the SHA-256 of that.
/// The original itself never gets there, not even for a moment.
pub(super) fn redact(reading: Reading, original: &Original, wanted: &Path) -> io::Result<(PathBuf, String)> {
    make_folder(wanted.parent().unwrap_or(wanted))?;
    let half = half_of(wanted, &original.identity).with_extension("redacted.part");
    let done = write(reading, original, &half).and_then(|()| {
        let identity = identify(&half)?;
        let sha256 = identity.sha256.clone();
        Original { path: half.clone(), identity, wish: Wish::Move }.put(wanted).map(|path| (path, sha256))
    });
    let _ = std::fs::remove_file(&half);
    done
}

fn write(reading: Reading, original: &Original, half: &Path) -> io::Result<()> {
    let mut rows = Counted::default();
    let mut reader = Reader::new(reading.hint);
    each_piece(&mut File::open(&reading.path)?, |piece| reader.feed(piece, &mut rows).map_err(io::Error::other))?;
    let layout = Redacted::of(&reader.finish(&mut rows).map_err(io::Error::other)?.scope);
    if !reading.look.still_holds(&reading.path) {
        return Err(io::Error::other("it changed since it was read"));
    }
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(half)?;
    let mut out = csv::Writer::from_writer(&file);
    out.write_record(layout.header())?;
    for row in rows.0.rows() {
        for (times, line) in layout.lines(&row) {
            (0..times).try_for_each(|_| out.write_record(&line))?;
        }
    }
    out.flush()?;
    drop(out);
    // The time dates the export again when the copy is read.
    file.set_modified(original.identity.look.modified.try_into().map_err(io::Error::other)?)?;
    file.sync_all()
}

/// What a file is reduced to, of which there is only so much.
#[derive(Default)]
struct Counted(Batch);

impl Sink for Counted {
    fn delivery(&mut self, row: &DeliveryRow<'_>) {
        self.0.push(row);
    }

    fn reject(&mut self, _reject: Reject) {}
}
