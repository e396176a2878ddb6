//! The names that a statement may or may not use. A test compares them with
//! what the engine offers, so that nothing new slips in with a new version.

/// Table functions that stay inside the database.
#[cfg(test)]
pub(crate) const TABLE_FUNCTIONS: &[&str] = &[
    "format",
    "generate_series",
    "generaterandom",
    "generateseries",
    "merge",
    "mergetreeindex",
    "mergetreeprojection",
    "mergetreetextindex",
    "null",
    "numbers",
    "numbers_mt",
    "primes",
    "sqlstandardvalues",
    "values",
    "view",
    "zeros",
    "zeros_mt",
];

/// Functions that read or write outside it, run text as SQL, or wait for input
/// that only a command line has. `disk` describes a disk within a setting.
pub(crate) const REFUSED_CALLS: &[&str] = &[
    "arrowstream",
    "azureblobstorage",
    "azureblobstoragecluster",
    "cluster",
    "clusterallreplicas",
    "cosn",
    "deltalake",
    "deltalakeazure",
    "deltalakeazurecluster",
    "deltalakecluster",
    "deltalakelocal",
    "deltalakes3",
    "deltalakes3cluster",
    "dictionary",
    "disk",
    "eval",
    "executable",
    "file",
    "filecluster",
    "filesystem",
    "fuzzjson",
    "fuzzquery",
    "gcs",
    "hdfs",
    "hdfscluster",
    "hudi",
    "hudicluster",
    "iceberg",
    "icebergazure",
    "icebergazurecluster",
    "icebergcluster",
    "iceberghdfs",
    "iceberghdfscluster",
    "iceberglocal",
    "iceberglocalcluster",
    "icebergs3",
    "icebergs3cluster",
    "input",
    "jdbc",
    "loop",
    "mergetreeanalyzeindexes",
    "mergetreeanalyzeindexesuuid",
    "mongodb",
    "mysql",
    "odbc",
    "oss",
    "paimon",
    "paimonazure",
    "paimonazurecluster",
    "paimoncluster",
    "paimonhdfs",
    "paimonhdfscluster",
    "paimonlocal",
    "paimons3",
    "paimons3cluster",
    "postgresql",
    "prometheusquery",
    "prometheusqueryrange",
    "python",
    "redis",
    "remote",
    "remotesecure",
    "s3",
    "s3cluster",
    "sqlite",
    "timeseriesdata",
    "timeseriesmetrics",
    "timeseriessamples",
    "timeseriesselector",
    "timeseriestags",
    "url",
    "urlcluster",
    "viewexplain",
    "viewifpermitted",
    "ytsaurus",
];

/// Functions whose bare name is enough: higher-order functions and APPLY take
/// it without parentheses.
pub(crate) const REFUSED_FUNCTIONS: &[&str] = &[
    "aiclassify",
    "aiembed",
    "aiextract",
    "aigenerate",
    "aitranslate",
    "catboostevaluate",
    "file",
    "fuzzquery",
    "hascolumnintable",
];

/// Engines of tables and databases that stay inside the database.
pub(crate) const ENGINES: &[&str] = &[
    "aggregatingmergetree",
    "atomic",
    "coalescingmergetree",
    "collapsingmergetree",
    "join",
    "log",
    "materializedview",
    "memory",
    "merge",
    "mergetree",
    "null",
    "replacingmergetree",
    "set",
    "stripelog",
    "summingmergetree",
    "tinylog",
    "versionedcollapsingmergetree",
    "view",
];

/// Settings that name files, hold SQL as text, change the language, or keep an
/// insert in memory. A trailing `*` stands for any ending.
pub(crate) const REFUSED_SETTINGS: &[&str] = &[
    "additional_*",
    "async_insert",
    "dialect",
    "format_schema*",
    "format_template_*",
    "implicit_select",
    "input_format_values_deduce_templates_of_expressions",
    "input_format_values_interpret_expressions",
    "output_format_schema",
    "table_disk",
];

/// Formats that read a description from a file.
pub(crate) const REFUSED_FORMATS: &[&str] =
    &["capnproto", "protobuf", "protobuflist", "protobufsingle", "template", "templateignorespaces"];

/// What a statement may begin with.
pub(crate) const VERBS: &[&str] = &[
    "alter", "attach", "backup", "check", "create", "delete", "desc", "describe", "detach", "drop", "exchange",
    "exists", "explain", "from", "insert", "kill", "optimize", "rename", "replace", "restore", "select", "set", "show",
    "system", "truncate", "undrop", "update", "use", "with",
];

/// What CREATE, REPLACE, ATTACH, DROP and the like may be about.
pub(crate) const OBJECTS: &[&str] = &["database", "index", "materialized", "table", "temporary", "view"];

/// Whether a name is in a list, where `*` at the end stands for any ending.
pub(crate) fn listed(list: &[&str], name: &str) -> bool {
    list.iter().any(|entry| match entry.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == *entry,
    })
}
