mod cutting;
mod refusing;
mod rejecting;
mod sums;
mod windows;
