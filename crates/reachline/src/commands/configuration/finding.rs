use serde::Serialize;

/// Whether a person has to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Weight {
    /// Figures are wrong, or do not count, until somebody looks.
    Look,
    /// Good to know: something is not there yet, and figures go without it.
    Note,
}

/// Something that a configuration means, or fails to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    /// Whether a person has to do something.
    pub(super) weight: Weight,
    /// Stable, machine-readable reason.
    pub(super) code: &'static str,
    /// The campaign that it is about.
    pub(super) campaign: Option<String>,
    /// What there is to see.
    pub(super) message: String,
    /// What to do.
    pub(super) remedy: String,
}

impl Finding {
    /// Something that a person has to look at.
    pub(super) fn look(code: &'static str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { weight: Weight::Look, code, campaign: None, message: message.into(), remedy: remedy.into() }
    }

    /// Something that is good to know.
    pub(super) fn note(code: &'static str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { weight: Weight::Note, ..Self::look(code, message, remedy) }
    }

    /// The same, lighter where it is too early to tell.
    pub(super) fn unless(self, too_early: bool) -> Self {
        if too_early { Self { weight: Weight::Note, ..self } } else { self }
    }

    /// About a campaign.
    pub(super) fn of(self, campaign: &str) -> Self {
        Self { campaign: Some(campaign.to_owned()), ..self }
    }
}
