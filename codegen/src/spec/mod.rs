//! The strict mirror of the YAML: every key known, every leaf a text with its place, nothing resolved. What a key means is decided in
//! `resolve`; this stage only says what was written.

mod condition;
mod field;
mod file;
mod find;
mod load;
mod misplaced;
mod operation;
mod parts;
mod read;
mod schema;
mod service;
mod source;
mod tree;

pub use condition::{Condition, Requirement};
pub use field::{Charset, EnumValue, Facts, Field, FieldStatus, Flag, Format, Lost, Place, Role};
pub(crate) use file::{File, each_file, files};
pub(crate) use load::cases;
pub use load::{LARGEST_FILE, Loaded, OperationFile, ServiceFolder, Unread, load, load_files};
pub use operation::{
    Acceptance, Advice, Authorization, Case, Codes, ErrorCode, Example, Lifecycle, ObjectType, OperationHead,
    OperationSpec, PageSpec, Pagination, PaginationStyle, Part, ProtocolRow, Quirk, Remark, Success,
};
pub use parts::Parts;
pub(crate) use read::{nearest, suggest};
pub use schema::schema;
pub use service::{Endpoint, FieldsIn, Lists, ServiceSpec};
pub use source::{Catalogue, Source};
pub use tree::{Node, parse};
