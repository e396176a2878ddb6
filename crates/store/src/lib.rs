//! Everything that rests in ClickHouse, and the only crate with SQL.
