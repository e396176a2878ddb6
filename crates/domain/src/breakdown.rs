use crate::coding::words;

/// A column that splits an entity's figures. Figures of two breakdowns are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breakdown {
    /// Age band.
    Age,
    /// Gender.
    Gender,
    /// Country.
    Country,
    /// Region.
    Region,
    /// Designated market area.
    Dma,
    /// Publisher platform (Facebook, Instagram, …).
    Platform,
    /// Placement within a platform.
    Placement,
    /// Device platform (mobile app, mobile web, desktop).
    DevicePlatform,
    /// Device on which the impression was made.
    ImpressionDevice,
    /// Objective of the campaign.
    Objective,
    /// How the helpline was reached: call, chat, e-mail.
    ContactChannel,
    /// Nation that a contact came from.
    Nation,
    /// How the contact had heard about the helpline, in the helpline's own words.
    HeardAbout,
}

words!(Breakdown, "breakdown", {
    Age => "age",
    Gender => "gender",
    Country => "country",
    Region => "region",
    Dma => "dma",
    Platform => "platform",
    Placement => "placement",
    DevicePlatform => "device_platform",
    ImpressionDevice => "impression_device",
    Objective => "objective",
    ContactChannel => "contact_channel",
    Nation => "nation",
    HeardAbout => "heard_about",
});

impl Breakdown {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
}

/// A set of breakdowns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BreakdownSet(u16);

impl BreakdownSet {
    /// The set without members.
    pub const EMPTY: Self = Self(0);

    /// The set with one more member.
    #[must_use]
    pub const fn with(self, member: Breakdown) -> Self {
        Self(self.0 | 1 << member as u16)
    }

    /// Whether `member` is in the set.
    pub const fn has(self, member: Breakdown) -> bool {
        self.0 & (1 << member as u16) != 0
    }

    /// Whether every member of `other` is in this set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// How many members this set has that `other` lacks.
    pub const fn beyond(self, other: Self) -> u32 {
        (self.0 & !other.0).count_ones()
    }

    /// Whether the set has no member.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members, in their declared order.
    pub fn iter(self) -> impl Iterator<Item = Breakdown> {
        Breakdown::ALL.iter().copied().filter(move |member| self.has(*member))
    }
}

impl FromIterator<Breakdown> for BreakdownSet {
    fn from_iter<I: IntoIterator<Item = Breakdown>>(members: I) -> Self {
        members.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl std::fmt::Display for BreakdownSet {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.iter().map(Breakdown::as_str).collect();
        out.write_str(&names.join(","))
    }
}

impl serde::Serialize for BreakdownSet {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.iter())
    }
}

impl<'de> serde::Deserialize<'de> for BreakdownSet {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Ok(Vec::<Breakdown>::deserialize(input)?.into_iter().collect())
    }
}
