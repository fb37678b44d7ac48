//! How findings word a limit: names as they are on the wire, lists with commas.

use crate::model::{Constraint, Wording};

const PLAIN: Wording =
    Wording { name: str::to_owned, list: |names| names.join(", "), either: |names| names.join(" or ") };

/// `1 to 64 characters`, `required unless ResourceType is CCN`.
pub(crate) fn limit(constraint: &Constraint) -> String {
    PLAIN.limit(constraint)
}
