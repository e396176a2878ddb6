//! Embedded ClickHouse behind its own HTTP interface on a Unix socket.
