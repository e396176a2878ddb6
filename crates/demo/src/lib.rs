//! An example campaign: its exports, a configuration for them, and the truth behind them.
//!
//! Everything is invented, and everything follows from a seed: the same seed gives the same
//! bytes on every machine. Nothing here reads a file or asks a clock.
//!
//! It goes one way: a plan is spent, which is what each advertisement truly delivers on each
//! channel and day; a platform tells of it, at first too little or too much; a download has
//! what is told on its day; and a writer for each layout makes a file of it.

mod audience;
mod calendar;
mod clicks;
mod contacts;
mod delivery;
mod dice;
mod downloads;
mod effect;
mod figures;
mod file;
mod landing;
mod layouts;
mod monday;
mod order;
mod places;
mod plan;
mod reported;
mod share;
mod table;
mod truth;
mod visits;
mod world;

pub use downloads::Stage;
pub use file::{Expected, File, Sent};

use world::World;

/// The configuration that matches the files.
const CONFIGURATION: &str = include_str!("reachline.toml");
const INVENTED: &str = "Every name and every figure here was invented by `reachline demo`.";

/// All files of the example of a seed: `reachline.toml`, the folders `landing` and `monday`,
/// `order.json` and `truth.json`.
///
/// # Errors
/// Says that the truth cannot be written as JSON, which no seed leads to.
pub fn example(seed: u64) -> serde_json::Result<Vec<File>> {
    let world = World::new(seed);
    let mut files = landing::files(&world);
    files.extend(monday::files(&world));
    let order = order::list(&files)?;
    let truth = serde_json::to_string_pretty(&truth::Truth::of(seed, &world))?;
    files.push(File::about("reachline.toml", CONFIGURATION.to_owned()));
    files.push(File::about("order.json", format!("{order}\n")));
    files.push(File::about("truth.json", format!("{truth}\n")));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}
