//! What a file was transcribed from, and which source states a limit, in words: the same words that the runtime has, which knows nothing of this module.

use super::{Field, ObjectType, Origin, Row};

/// The sources of one operation file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// `vendor.service.Operation`.
    pub operation: String,
    /// Rust module of the operation.
    pub module: String,
    /// Name of the source that stands in for the page; none if there is a page.
    pub authority: Option<String>,
    /// Names of the pinned sources, each with what it is pinned to.
    pub pins: Vec<(String, String)>,
}

impl Provenance {
    /// What a source is pinned to; its name if it is not among the pinned ones.
    pub fn pin<'p>(&'p self, name: &'p str) -> &'p str {
        self.pins.iter().find(|(known, _)| known == name).map_or(name, |(_, pin)| pin)
    }

    /// What the sources are pinned to that state something of this origin, when it is not the page.
    pub fn pins_of<'p>(&'p self, origin: &'p Origin) -> Vec<&'p str> {
        match origin {
            Origin::Stated => self.authority.iter().map(|name| self.pin(name)).collect(),
            Origin::Recovered(names) => names.iter().map(|name| self.pin(name)).collect(),
            Origin::Beyond(name) => vec![self.pin(name)],
            Origin::Client => Vec::new(),
        }
    }

    fn row(&self, field: &Field) -> String {
        match &field.row {
            Some(Row { table, number }) => format!("`{table}` row {number} of the page of {}", self.operation),
            None => format!("the page of {}", self.operation),
        }
    }
}

impl ObjectType {
    /// Which source states a limit of this origin of a field.
    pub fn source_of(&self, field: &Field, origin: &Origin) -> String {
        let provenance = &self.provenance;
        let pins = provenance.pins_of(origin).join(" and ");
        let row = || provenance.row(field);
        match (&provenance.authority, origin) {
            (_, Origin::Client) => origin.to_string(),
            (Some(authority), Origin::Beyond(_)) => format!("not in {}; from {pins}", provenance.pin(authority)),
            (Some(_), Origin::Stated | Origin::Recovered(_)) => format!("`{}` in {pins}", self.entry(field)),
            (None, Origin::Stated) if field.row.is_none() => format!("{}, in an example", row()),
            (None, Origin::Stated) => row(),
            (None, Origin::Recovered(_)) => format!("{pins}, for a hole in {}", row()),
            (None, Origin::Beyond(_)) if field.row.is_none() => format!("not on {}; from {pins}", row()),
            (None, Origin::Beyond(_)) => format!("not in {}; from {pins}", row()),
        }
    }

    /// The field's name in a source that stands in for a page: `Limit`, or `Filter.Name` for a field of a type.
    fn entry(&self, field: &Field) -> String {
        if self.is_type { format!("{}.{}", self.wire, field.wire) } else { field.wire.clone() }
    }
}
