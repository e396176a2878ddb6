use domain::Role;

/// For whom an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Anybody who may connect at all: nothing there tells of a campaign.
    Anyone,
    /// Whoever is known, in any role: nothing there tells of people who asked for help.
    Known,
    /// Analysts.
    Analysts,
}

impl Audience {
    /// Whether somebody with this role belongs to it.
    pub(crate) const fn has(self, role: Role) -> bool {
        match (self, role) {
            (Self::Anyone | Self::Known, _) | (Self::Analysts, Role::Analyst) => true,
            (Self::Analysts, Role::Partner | Role::Public) => false,
        }
    }
}
