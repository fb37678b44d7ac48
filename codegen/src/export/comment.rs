//! Where a part of a schema comes from: the id of the limit, as findings have it, its words and the row of the page. It must not know keywords.

use crate::model::{Constraint, Field, ObjectType, Operation, Origin, Placement, Wording};
use crate::spec::Place;

/// A field on its way into a schema: what its comments need to know.
#[derive(Clone, Copy)]
pub(super) struct Spot<'m> {
    pub(super) operation: &'m Operation,
    pub(super) object: &'m ObjectType,
    pub(super) field: &'m Field,
    /// Wire names with dots between them, where the field is reached first.
    pub(super) path: &'m str,
}

const WORDS: Wording =
    Wording { name: str::to_owned, list: |names| names.join(", "), either: |names| names.join(" or ") };

impl Spot<'_> {
    /// Where the field travels and which row it is.
    pub(super) fn field(&self) -> String {
        match self.field.place {
            Placement::At(place) => format!("in the {}; {}", place_name(place), self.source(&self.field.origin)),
            Placement::Inside => self.source(&self.field.origin),
        }
    }

    /// Which limit this is and who says so.
    pub(super) fn limit(&self, constraint: &Constraint) -> String {
        let limit = WORDS.limit(constraint);
        format!("{}: {limit}; {}", self.id(constraint), self.source(&constraint.origin))
    }

    /// The id that findings of the limit have.
    pub(super) fn id(&self, constraint: &Constraint) -> String {
        format!("{}/{}/{}", self.operation.id, self.path, constraint.rule())
    }

    fn source(&self, origin: &Origin) -> String {
        self.object.source_of(self.field, origin)
    }
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Header => "header",
        Place::Query => "query",
        Place::Form => "form",
        Place::Body => "body",
    }
}
