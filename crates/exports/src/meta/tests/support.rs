pub(super) use crate::testing::{fixture, hint, is_the_same_however_cut, read, read_with, refuse};
