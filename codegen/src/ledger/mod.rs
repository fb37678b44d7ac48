//! The ledger: for each spec file, beside it, what every source of it says as a program read it, what is said in the name of a source that no program
//! can read, and what was decided by us. Finds and reads sources, writes the locks, and holds the specs against both; must not judge the specs by
//! anything else.

mod claims;
mod compare;
mod door;
mod held;
mod lock;
mod record;
mod said;
#[cfg(test)]
mod tests;
mod update;

pub(crate) use claims::{Claim, claims};
pub use door::Folders;
pub(crate) use door::is_readable;
pub(crate) use held::{Held, Ledger, Notes, is_there};
pub(crate) use lock::Reading;
pub use update::{Update, Updated, update};

/// What a page is called where sources have names.
pub(crate) const PAGE: &str = "page";

/// The command that writes the locks.
const COMMAND: &str = "cargo xtask update";
