use crate::coding::words;

/// Where an export comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Meta Ads (Facebook, Instagram and their kin).
    Meta,
    /// X Ads.
    X,
    /// Snapchat Ads.
    Snapchat,
    /// Google Ads, which sells YouTube's placements.
    GoogleAds,
    /// YouTube Studio.
    YoutubeStudio,
    /// Google Analytics 4.
    Ga4,
    /// A log of clicks on tagged links.
    ClickLog,
    /// A helpline's own counts of contacts.
    Helpline,
    /// Any other source, settled on the day it reports.
    Other,
}

words!(Source, "source", {
    Meta => "meta",
    X => "x",
    Snapchat => "snapchat",
    GoogleAds => "google_ads",
    YoutubeStudio => "youtube_studio",
    Ga4 => "ga4",
    ClickLog => "click_log",
    Helpline => "helpline",
    Other => "other",
});

impl Source {
    /// Days after a day's end during which the platform may still restate it.
    pub const fn settles_after_days(self) -> i32 {
        match self {
            Self::Meta => 28,
            Self::X => 14,
            Self::Snapchat => 3,
            Self::GoogleAds => 30,
            Self::YoutubeStudio => 7,
            Self::Ga4 => 2,
            Self::ClickLog | Self::Helpline | Self::Other => 0,
        }
    }

    /// The channel of a row that nothing says more about.
    pub const fn channel(self) -> crate::Channel {
        match self {
            Self::Meta => crate::Channel::Meta,
            Self::X => crate::Channel::X,
            Self::Snapchat => crate::Channel::Snapchat,
            Self::GoogleAds | Self::YoutubeStudio => crate::Channel::Youtube,
            Self::Ga4 | Self::ClickLog | Self::Helpline | Self::Other => crate::Channel::Other,
        }
    }
}
