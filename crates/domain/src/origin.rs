/// Where a visit came from: the source and the medium of the link.
///
/// In an entity's path it stands below the campaign of the link, written as analytics write
/// it: `facebook / paid_social`. A part that an export does not say is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin<'a> {
    /// The source, such as `facebook`.
    pub source: &'a str,
    /// The medium, such as `paid_social`.
    pub medium: &'a str,
}

impl<'a> Origin<'a> {
    /// What stands between both.
    pub const BETWEEN: &'static str = " / ";

    /// Takes `source / medium` apart.
    pub fn parse(text: &'a str) -> Self {
        let (source, medium) = text.split_once(Self::BETWEEN).unwrap_or((text, ""));
        Self { source: source.trim(), medium: medium.trim() }
    }
}

impl std::fmt::Display for Origin<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}{}{}", self.source, Self::BETWEEN, self.medium)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_and_medium_are_taken_apart_and_put_together() {
        for (source, medium) in [("facebook", "paid_social"), ("facebook", ""), ("", "email"), ("", "")] {
            let origin = Origin { source, medium };
            assert_eq!(Origin::parse(&origin.to_string()), origin);
        }
        assert_eq!(Origin::parse("(direct) / (none)"), Origin { source: "(direct)", medium: "(none)" });
        assert_eq!(Origin::parse("facebook"), Origin { source: "facebook", medium: "" });
    }
}
