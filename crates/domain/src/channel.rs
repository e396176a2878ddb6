use crate::coding::words;

/// A channel of a campaign. Channels form a tree: Meta holds Facebook and Instagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Meta, where no file splits it.
    Meta,
    /// Facebook, part of Meta.
    Facebook,
    /// Instagram, part of Meta.
    Instagram,
    /// X (formerly Twitter).
    X,
    /// Snapchat.
    Snapchat,
    /// YouTube.
    Youtube,
    /// Everything else.
    Other,
}

words!(Channel, "channel", {
    Meta => "meta",
    Facebook => "facebook",
    Instagram => "instagram",
    X => "x",
    Snapchat => "snapchat",
    Youtube => "youtube",
    Other => "other",
});

impl Channel {
    /// The channel that holds this one, if any.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Facebook | Self::Instagram => Some(Self::Meta),
            _ => None,
        }
    }

    /// Whether `self` is `other` or lies below it in the tree.
    pub fn is_within(self, other: Self) -> bool {
        self == other || self.parent().is_some_and(|parent| parent.is_within(other))
    }

    /// The channel that a Platform column's value names, within the source's own; a source that
    /// is none of the platforms may name any. What has no channel of its own
    /// (Threads, WhatsApp, Messenger) is shown as the whole, never guessed into a part.
    pub fn of_platform(value: &str, whole: Self) -> Self {
        match value.to_ascii_lowercase().as_str() {
            "facebook" if Self::Facebook.is_within(whole) => Self::Facebook,
            "instagram" if Self::Instagram.is_within(whole) => Self::Instagram,
            named if whole == Self::Other => named.parse().unwrap_or(whole),
            _ => whole,
        }
    }

    /// How the channel is named to a reader.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Meta => "Meta (not split)",
            Self::Facebook => "Facebook",
            Self::Instagram => "Instagram",
            Self::X => "X",
            Self::Snapchat => "Snapchat",
            Self::Youtube => "YouTube",
            Self::Other => "Other",
        }
    }
}
