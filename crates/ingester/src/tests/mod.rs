//! Runs over real folders, with everything else played.

mod checks;
mod crash;
mod forgotten;
mod hostile;
mod lines;
mod outcomes;
mod outside;
mod rows;
mod world;

use world::{DAILY, Stage, at};
