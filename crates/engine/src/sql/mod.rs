//! Reading SQL just far enough to know what a statement is, where its rows
//! begin, and whether it reaches outside the database.

mod access;
mod backup;
mod insert;
mod lexer;
pub(crate) mod names;
mod statement;
#[cfg(test)]
mod tests;
mod token;

pub(crate) use access::{parameters, setting};
pub(crate) use statement::{Insert, Kind, Statement};
