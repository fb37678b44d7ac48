//! Which source states a limit, in words for the person on call. It must not judge, and knows no limit.

use crate::object::{Provenance, Row};
use crate::rules::Origin;
use std::fmt::{Display, Formatter, Result};

/// Where a limit is documented. `Display` says it in words:
///
/// ```text
/// `input` row 12 of the page of tencentcloud.vpc.CreateFlowLog
/// tccli 3.1.189.1, for a hole in `input` row 12 of the page of tencentcloud.vpc.CreateFlowLog
/// not in `input` row 12 of the page of tencentcloud.vpc.CreateFlowLog; from tccli 3.1.189.1
/// `Limit` in tccli 3.1.189.1
/// ```
///
/// `{:#}` leaves the operation out, for a line that names it.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub(super) provenance: Provenance,
    pub(super) row: Option<Row>,
    pub(super) field: &'static str,
    pub(super) origin: Origin,
}

impl Source {
    /// Id of the operation whose page, or whose source instead of a page, has the field.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.provenance.operation
    }

    /// The row of the page that has the field; `None` when no row has it, or when there is no page.
    #[must_use]
    pub fn row(&self) -> Option<Row> {
        self.row
    }

    /// What the sources are pinned to that state the limit, when it is not the page that does: `tccli 3.1.189.1`.
    pub fn pins(&self) -> impl Iterator<Item = &'static str> {
        let pin = |name| self.provenance.pin(name);
        let (many, one) = match self.origin {
            Origin::Recovered(names) => (names, None),
            Origin::Beyond(name) => (&[][..], Some(name)),
            Origin::Stated => (&[][..], self.provenance.authority),
            Origin::Client => (&[][..], None),
        };
        many.iter().copied().chain(one).map(pin)
    }

    fn write_pins(&self, out: &mut Formatter<'_>) -> Result {
        for (number, pin) in self.pins().enumerate() {
            write!(out, "{}{pin}", if number > 0 { " and " } else { "" })?;
        }
        Ok(())
    }

    /// The row, or the page where no row has the field.
    fn write_row(&self, out: &mut Formatter<'_>) -> Result {
        if let Some(row) = self.row {
            write!(out, "`{}` row {} of ", row.table, row.row)?;
        }
        if out.alternate() { out.write_str("the page") } else { write!(out, "the page of {}", self.operation()) }
    }
}

impl Display for Source {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match (self.provenance.authority, self.origin) {
            (_, Origin::Client) => Display::fmt(&self.origin, out),
            (Some(authority), Origin::Beyond(_)) => {
                write!(out, "not in {}; from ", self.provenance.pin(authority))?;
                self.write_pins(out)
            }
            (Some(_), Origin::Stated | Origin::Recovered(_)) => {
                let of = self.provenance.object.map(|object| (object, "."));
                let (object, dot) = of.unwrap_or_default();
                write!(out, "`{object}{dot}{}` in ", self.field)?;
                self.write_pins(out)
            }
            (None, Origin::Stated) => {
                self.write_row(out)?;
                if self.row.is_none() { out.write_str(", in an example") } else { Ok(()) }
            }
            (None, Origin::Recovered(_)) => {
                self.write_pins(out)?;
                out.write_str(", for a hole in ")?;
                self.write_row(out)
            }
            (None, Origin::Beyond(_)) => {
                out.write_str(if self.row.is_some() { "not in " } else { "not on " })?;
                self.write_row(out)?;
                out.write_str("; from ")?;
                self.write_pins(out)
            }
        }
    }
}
