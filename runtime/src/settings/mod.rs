//! What is set on this machine: variables and profile files, and a setting that may stand in either. It must not know
//! whose they are: names are the vendors' data.
//!
//! ```text
//! sources  variables and files, behind functions: the one door to the process
//! file     reads one, if it is a regular file of somebody who may say who calls
//! aside    reads where a call need not wait for it
//! profile  one profile of a file, and what is wrong with the file
//! ini      sections of keys and values
//! seen     texts of others in messages
//! setting  one value, like the region, and what would give it
//! ```

mod aside;
mod file;
mod ini;
mod profile;
mod seen;
mod setting;
mod sources;

pub(crate) use aside::aside;
pub use file::LARGEST_FILE;
pub use profile::{Format, Profile, ProfileFile};
pub(crate) use setting::sound;
pub use setting::{BrokenSetting, Setting};
pub use sources::{NoHome, Sources};

use crate::text::Shown;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter, Result as Written};

/// Why a place does not have what is looked for.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Declined {
    /// Nobody has put any there: the next place may be looked at.
    Absent(String),
    /// Somebody has tried to: going on silently would call with something else than was meant.
    Broken(String),
    /// It is there, and whoever has it does not answer: later it may.
    Unavailable(String),
}

impl Display for Declined {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let (Self::Absent(problem) | Self::Broken(problem) | Self::Unavailable(problem)) = self;
        Display::fmt(&Shown::message(problem), out)
    }
}

impl Error for Declined {}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for Declined {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}
