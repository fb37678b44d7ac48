//! Judging a request by its documented limits, before it is sent. Every limit is looked at, nested objects and lists
//! included, and everything that is wrong is reported at once. It knows the rules of [`rules`](crate::rules) and the
//! object model, but not what happens to a finding: that is the caller's [`Policy`].

mod finding;
mod findings;
mod judge;
mod kept;
mod policy;
mod source;
mod walk;

pub use finding::{Finding, Severity};
pub use findings::Findings;
#[doc(hidden)]
pub use kept::{Limit, count, keeps, keeps_inside, limits};
pub use policy::{Policy, Rejected};
pub use source::Source;
pub use walk::validate;
