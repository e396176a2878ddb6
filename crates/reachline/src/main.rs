//! Campaign reach metrics, from platform exports to the evidence that a campaign works.
fn main() {}
