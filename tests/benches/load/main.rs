//! Taking in one large export: Reachline, beside the engine's own import of the same file.
//!
//! Each side runs in a process of its own, in turns, because the engine is one a process and
//! because the peak of memory is one of the process.

mod measured;
mod own;
mod plain;
mod reachline;
mod rounds;
mod sample;

use std::path::{Path, PathBuf};

use measured::Measured;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// One side of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Reachline,
    Engine,
}

impl Side {
    const BOTH: [Self; 2] = [Self::Reachline, Self::Engine];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Reachline => "reachline",
            Self::Engine => "engine",
        }
    }

    /// Takes the file in, with `folder` for everything that it writes.
    fn run(self, csv: &Path, folder: &Path) -> Result<Measured, Error> {
        match self {
            Self::Reachline => reachline::run(csv, folder),
            Self::Engine => plain::run(csv, folder),
        }
    }
}

fn main() -> Result<(), Error> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let side = Side::BOTH.into_iter().find(|side| words.first().is_some_and(|word| word == side.as_str()));
    match (side, &words[..]) {
        (Some(side), [_, csv, folder]) => {
            let measured = side.run(&PathBuf::from(csv), &PathBuf::from(folder))?;
            println!("{measured}");
            Ok(())
        }
        _ => rounds::run(),
    }
}
