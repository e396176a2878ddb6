//! What is the same for every layout: which kind of file it is, and what is refused by name.

mod corpus;
mod documents;
mod kinds;
