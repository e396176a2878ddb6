//! From the bus to a stored, verified, published export.
