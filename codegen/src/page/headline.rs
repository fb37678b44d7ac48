//! What a page says outside its tables: titles, date, call, rate and regions. Knows a few fixed phrases.

use super::lines::Text;
use super::page::Table;

/// Facts of the page as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// Short lines outside tables and JSON, any of which can be the title.
    pub titles: Vec<String>,
    /// The date of the page, as printed.
    pub dated: Option<String>,
    /// Method and path: `POST /v1/{id}/logs`.
    pub call: Option<String>,
    /// `20 per second`.
    pub rate: Option<String>,
    /// Names of regions.
    pub regions: Vec<String>,
}

impl Headline {
    pub(super) fn read(_: &Text<'_>, _: &[Table]) -> Self {
        Self::default()
    }
}
