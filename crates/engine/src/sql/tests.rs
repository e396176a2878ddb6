//! How statements are told apart.

use std::path::Path;

use super::{Insert, Kind, Statement};

fn read(sql: &str) -> Statement {
    match Statement::read(sql.as_bytes(), Path::new("/backups")) {
        Ok(statement) => statement,
        Err(failure) => panic!("{sql}: {}", failure.text),
    }
}

/// The statement without its FORMAT, the format, and the rows.
fn insert(sql: &str) -> Option<(&str, String, &str)> {
    match read(sql).kind {
        Kind::Insert(Insert { format, head, rows }) => Some((&sql[..head], format, &sql[rows..])),
        _ => None,
    }
}

#[test]
fn statements_are_told_apart() {
    for sql in ["SELECT 1", "/* x */ with 1 as a select a", "(SELECT 1) UNION ALL (SELECT 2)", "FROM t SELECT a"] {
        assert_eq!(read(sql).kind, Kind::Select, "{sql}");
    }
    for sql in ["SHOW TABLES", "describe t", "EXPLAIN SELECT 1", "EXISTS t", "CHECK TABLE t"] {
        assert_eq!(read(sql).kind, Kind::Show, "{sql}");
    }
    let changes = [
        "CREATE TABLE t (a UInt8) ENGINE = Memory",
        "INSERT INTO t SELECT 1",
        "INSERT INTO t (a) VALUES (1), (2)",
        "INSERT INTO t WITH 1 AS a SELECT a FORMAT CSV",
        "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
        "ALTER TABLE a ATTACH PARTITION tuple() FROM b",
        "EXCHANGE TABLES a AND b",
        "DELETE FROM t WHERE a = 1",
    ];
    for sql in changes {
        assert_eq!(read(sql).kind, Kind::Change, "{sql}");
    }
}

#[test]
fn an_insert_is_cut_from_its_rows() {
    let cases = [
        ("INSERT INTO t FORMAT CSV", ("INSERT INTO t ", "CSV", "")),
        ("INSERT INTO t(a, b) FORMAT CSV \n1;'", ("INSERT INTO t(a, b) ", "CSV", "1;'")),
        (
            "INSERT INTO d.t (a) SETTINGS x = 1 FORMAT RowBinary\r\n\n",
            ("INSERT INTO d.t (a) SETTINGS x = 1 ", "RowBinary", "\n"),
        ),
        ("insert into table `format` format Values (1)", ("insert into table `format` ", "Values", "(1)")),
        ("INSERT INTO format FORMAT CSV", ("INSERT INTO format ", "CSV", "")),
        ("INSERT INTO format.format(format) FORMAT CSV", ("INSERT INTO format.format(format) ", "CSV", "")),
        (
            "INSERT INTO t /* FORMAT x */ (a) -- FORMAT y\nFORMAT z",
            ("INSERT INTO t /* FORMAT x */ (a) -- FORMAT y\n", "z", ""),
        ),
        ("INSERT INTO t (a) VALUES", ("INSERT INTO t (a) ", "Values", "")),
        ("INSERT INTO t", ("INSERT INTO t", "Values", "")),
    ];
    for (sql, (head, format, rows)) in cases {
        assert_eq!(insert(sql), Some((head, format.to_owned(), rows)), "{sql}");
    }
}

#[test]
fn the_format_of_an_answer_is_found() {
    let cases = [
        ("SELECT 1 FORMAT CSV", Some("CSV")),
        ("SELECT 1 format CSV settings max_threads = 1;", Some("CSV")),
        ("SELECT 1 AS format", None),
        ("SELECT format FROM t", None),
        ("SELECT 'FORMAT CSV'", None),
    ];
    for (sql, format) in cases {
        assert_eq!(read(sql).format.as_deref(), format, "{sql}");
    }
    assert!(read("SELECT a, count() FROM t GROUP BY a WITH TOTALS").whole);
    assert!(read("SELECT 1 SETTINGS extremes = 1").whole);
}

#[test]
fn no_bytes_can_panic() {
    let pieces: [&[u8]; 16] = [
        b"'",
        b"`",
        b"\"",
        b"$",
        b"$a$",
        b"\\",
        b"/*",
        b"*/",
        b"--",
        b"\n",
        b"(",
        b"x'",
        b";",
        b"\xff",
        b"INSERT INTO t FORMAT ",
        b"SELECT ",
    ];
    let mut state = 1_u64;
    for _ in 0..20_000 {
        let mut sql = Vec::new();
        for _ in 0..8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let piece = usize::try_from(state >> 60).unwrap_or_default();
            sql.extend_from_slice(pieces[piece]);
        }
        let _ = Statement::read(&sql, Path::new("/backups"));
    }
}
