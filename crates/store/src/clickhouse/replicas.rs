use std::str::FromStr;

/// Tables that several servers hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replicas {
    /// The cluster on whose servers tables are created; only on the one that is asked without.
    pub cluster: Option<Cluster>,
}

/// The name of a cluster: letters, digits and underscores, since it is written into statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster(String);

impl FromStr for Cluster {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if plain {
            Ok(Self(text.to_owned()))
        } else {
            Err("the name of a cluster has letters, digits and underscores only".to_owned())
        }
    }
}

/// What stands in a file of the schema, where it has no semicolon and one table.
const ENGINE: &str = "\nENGINE = MergeTree\n";
const CREATE: &str = "CREATE TABLE IF NOT EXISTS ";

impl Replicas {
    /// A statement of the schema for replicas: the table keeps its name, columns and order. What
    /// creates no table stays as it is.
    pub(super) fn rewrite(&self, statement: &str) -> String {
        let Some((comment, rest)) = statement.split_once(CREATE) else { return statement.to_owned() };
        let table: String =
            rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect();
        let columns = rest.get(table.len()..).unwrap_or_default();
        let engine = format!(
            "\nENGINE = ReplicatedMergeTree('/clickhouse/tables/{{shard}}/{{database}}/{table}', '{{replica}}')\n"
        );
        let cluster = self.cluster.as_ref().map(|Cluster(name)| format!(" ON CLUSTER {name}")).unwrap_or_default();
        format!("{comment}{CREATE}{table}{cluster}{}", columns.replace(ENGINE, &engine))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_cluster_is_a_word() {
        assert!("Reach_1".parse::<Cluster>().is_ok());
        for text in ["", "a b", "a-b", "a`", "a;", "ä", "{cluster}", "a'"] {
            assert!(text.parse::<Cluster>().is_err(), "{text}");
        }
    }
}
