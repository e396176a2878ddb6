use serde::{Deserialize, Serialize};

/// A campaign, ad set or ad as an export names it, borrowed from the row.
/// An empty string is an absent part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef<'a> {
    /// The platform's own id.
    pub id: &'a str,
    /// The name at the time of the export.
    pub name: &'a str,
}

impl EntityRef<'_> {
    /// Whether the export names no entity of this level.
    pub const fn is_absent(self) -> bool {
        self.id.is_empty() && self.name.is_empty()
    }

    /// An owned copy.
    pub fn to_owned(self) -> Entity {
        Entity { id: self.id.to_owned(), name: self.name.to_owned() }
    }
}

/// A campaign, ad set or ad. Its id says who it is where both sides have one; else its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Entity {
    /// The platform's own id, empty where the export has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The name at the time of the export.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl Entity {
    /// An entity known by its name only.
    pub fn named(name: &str) -> Self {
        Self { id: String::new(), name: name.to_owned() }
    }

    /// A borrowed view.
    pub fn as_ref(&self) -> EntityRef<'_> {
        EntityRef { id: &self.id, name: &self.name }
    }

    /// Whether the export names no entity of this level.
    pub fn is_absent(&self) -> bool {
        self.as_ref().is_absent()
    }

    /// Whether both are the same thing: by id where both have one, else by name.
    pub fn is_same(&self, other: &Self) -> bool {
        if self.id.is_empty() || other.id.is_empty() { self.name == other.name } else { self.id == other.id }
    }

    /// What a reader calls it.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { &self.id } else { &self.name }
    }
}

/// A row's place in the account: campaign, ad set, ad; absent below the export's level.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityPath {
    /// The campaign.
    #[serde(default, skip_serializing_if = "Entity::is_absent")]
    pub campaign: Entity,
    /// The ad set.
    #[serde(default, skip_serializing_if = "Entity::is_absent")]
    pub adset: Entity,
    /// The ad.
    #[serde(default, skip_serializing_if = "Entity::is_absent")]
    pub ad: Entity,
}

impl EntityPath {
    /// Whether both name the same entity at every level.
    pub fn is_same(&self, other: &Self) -> bool {
        self.ad.is_same(&other.ad) && self.adset.is_same(&other.adset) && self.campaign.is_same(&other.campaign)
    }
}

impl std::fmt::Display for EntityPath {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<&str> = [&self.campaign, &self.adset, &self.ad]
            .into_iter()
            .filter(|part| !part.is_absent())
            .map(Entity::label)
            .collect();
        if parts.is_empty() { out.write_str("(the account)") } else { out.write_str(&parts.join(" › ")) }
    }
}
