//! From the landing folder onto the bus.
