//! The strict mirror of the YAML: every key known, every leaf a text with its place, nothing resolved. What a key means is decided in
//! `resolve`; this stage only says what was written.

mod beside;
mod cases;
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
mod tree;

pub(crate) use beside::cases;
pub use beside::{CasesFile, OperationFile};
pub use cases::{Acceptance, At, Case, CasesSpec, Example, Quirk};
pub use condition::{Condition, Requirement};
pub use field::{Charset, EnumValue, EnumValues, Facts, Field, FieldStatus, Flag, Format, Lost, Place, Role};
pub(crate) use file::{File, case_files, files};
pub use load::{LARGEST_FILE, Loaded, ServiceFolder, Unread, load, load_files};
pub use operation::{
    Advice, Authorization, Codes, Document, ErrorCode, Lifecycle, ObjectType, OperationHead, OperationSpec, Pagination,
    PaginationStyle, Part, ProtocolRow, Remark, Success,
};
pub use parts::Parts;
pub(crate) use read::{nearest, suggest};
pub use schema::{cases_schema, schema};
pub use service::{Endpoint, FieldsIn, Lists, ServiceSpec};
pub use tree::{Node, parse};
