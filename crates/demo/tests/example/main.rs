//! The files of the example, read again in the plainest way there is.

mod delivery;
mod layouts;
mod plain;
mod privacy;
mod reach;
mod same;
mod visits;
