//! One operation file: the page it mirrors, the call, its tables, types and errors.

use indexmap::IndexMap;

use super::field::Field;
use super::parts::Parts;
use super::read::{keys, words};
use crate::diagnostic::{Spanned, Text};

keys! {
    /// One operation: one page, one file.
    pub struct OperationSpec as "an operation file" {
        /// Version of the spec language: `1`.
        spec: Text = "spec" as VERSION,
        /// The page that was read.
        document: Option<Document> = "document",
        /// The witness that is transcribed where there is no page.
        authority: Option<Text> = "authority",
        /// Other public descriptions, each pinned to a version or commit.
        witnesses: Option<IndexMap<Text, Text>> = "witnesses",
        /// The call.
        operation: OperationHead = "operation",
        /// What is sent.
        request: Parts = "request",
        /// What is answered.
        response: Option<Parts> = "response",
        /// Object types, scoped to the service.
        types: Option<IndexMap<Text, ObjectType>> = "types",
        /// The table of error codes.
        errors: Option<Codes> = "errors",
        /// How the next page of a list is had.
        pagination: Option<Pagination> = "pagination",
    }

    /// The page: which text was read, and which of its lines hold which table.
    pub struct Document as "a document" {
        /// `vendor.service.Operation`.
        id: Text = "id",
        /// The page's heading.
        title: Text = "title",
        /// The date on the page.
        dated: Option<Text> = "dated",
        /// Digest of the text that was read.
        sha256: Text = "sha256" as DIGEST,
        /// Lines of each table.
        tables: IndexMap<Text, Text> = "tables" as LINES,
    }

    /// The call itself.
    pub struct OperationHead as "an operation" {
        /// The vendor's name of the operation.
        name: Text = "name" as OPERATION,
        /// What it does, in our own words.
        doc: Text = "doc",
        /// Method and path. From `service.yaml` when absent.
        call: Option<Text> = "call" as CALL,
        /// The status that means success.
        success: Option<Success> = "success",
        /// Requests per second.
        rate: Option<Text> = "rate",
        /// The permission that the caller needs.
        authorization: Option<Authorization> = "authorization",
        /// Regions that the page names.
        regions: Option<Vec<Text>> = "regions",
        /// `true`: changes nothing.
        read_only: Option<Spanned<super::Flag>> = "read-only",
        /// What the page does not say, by witness.
        beyond: Option<IndexMap<Text, Remark>> = "beyond",
    }

    /// What a witness says of a whole operation.
    pub struct Remark as "a remark" {
        /// In our own words.
        note: Text = "note",
    }

    /// Status codes of success.
    pub struct Success as "success" {
        /// HTTP status codes, all of which mean success.
        status: Vec<Text> = "status" as STATUS,
        /// The table that says so.
        table: Option<Text> = "table",
    }

    /// A row of a table of permissions.
    pub struct Authorization as "an authorization" {
        /// The table.
        table: Option<Text> = "table",
        /// Name of the action.
        action: Text = "action" as PERMISSION,
        /// Access level.
        access: Text = "access" as ACCESS_LEVEL,
        /// Pattern of the resource.
        resource: Text = "resource" as PERMISSION,
    }

    /// One table of parameters.
    pub struct Part as "a part of a request or response" {
        /// The table on the page.
        table: Option<Text> = "table",
        /// Rows for what the protocol fills in.
        protocol_rows: Option<IndexMap<Text, ProtocolRow>> = "protocol-rows",
        /// Rows that stand for the object itself.
        root_rows: Option<Vec<Text>> = "root-rows",
        /// Name of the member that wraps everything.
        envelope: Option<Text> = "envelope",
        /// The fields, in the order of the rows.
        fields: IndexMap<Text, Field> = "fields",
    }

    /// A row for a parameter that the protocol fills in.
    pub struct ProtocolRow as "a protocol row" {
        /// The row's type.
        type_: Text = "type" as TYPE,
        /// `always` when the row says that it is required.
        required: Option<Spanned<super::Requirement>> = "required",
        /// What it is.
        doc: Text = "doc",
    }

    /// An object type.
    pub struct ObjectType as "a type" {
        /// The table on the page.
        table: Option<Text> = "table",
        /// The field of the same table whose `nested-rows` are the rows of the type, when it has no table of its own.
        under: Option<Text> = "under",
        /// Rows that stand for the object itself.
        root_rows: Option<Vec<Text>> = "root-rows",
        /// `example`: the page names the type and shows it only there.
        shown_by: Option<Text> = "shown-by" as EXAMPLE,
        /// What the object is, in our own words.
        doc: Text = "doc",
        /// Rust name, where the converted one is bad or collides.
        rust: Option<Text> = "rust",
        /// States, for callers that wait for one.
        lifecycle: Option<Lifecycle> = "lifecycle",
        /// The fields, in the order of the rows.
        fields: IndexMap<Text, Field> = "fields",
    }

    /// Partitions the values of a state field.
    pub struct Lifecycle as "a lifecycle" {
        /// The state field.
        field: Text = "field",
        /// States that will change by themselves.
        moving: Option<Vec<Text>> = "moving",
        /// States that stay.
        settled: Option<Vec<Text>> = "settled",
        /// States of failure.
        failed: Option<Vec<Text>> = "failed",
        /// States after which the resource is no more.
        gone: Option<Vec<Text>> = "gone",
    }

    /// A table of error codes.
    pub struct Codes as "a table of error codes" {
        /// The table on the page.
        table: Option<Text> = "table",
        /// The witness, when the page has no table.
        from: Option<Text> = "from",
        /// `unstated`: the table gives no HTTP status.
        http: Option<Text> = "http" as UNSTATED,
        /// The codes, in the order of the rows; a key is `status code`, or the code alone.
        codes: IndexMap<Text, ErrorCode> = "codes",
    }

    /// One error code.
    pub struct ErrorCode as "an error code" {
        /// What happened, in our own words.
        doc: Text = "doc",
        /// The request field that it is about.
        about: Option<Text> = "about",
        /// Whether sending again can help.
        retry: Option<Spanned<Advice>> = "retry",
        /// Rust name, where the converted one is bad or collides.
        rust: Option<Text> = "rust",
    }

    /// How the next page is had.
    pub struct Pagination as "a pagination" {
        /// The style.
        style: Spanned<PaginationStyle> = "style",
        /// The request field that moves.
        position: Text = "position",
        /// The request field that holds the length of a page.
        size: Text = "size",
        /// The list in the answer, dotted.
        items: Text = "items",
        /// Where the answer says how to go on: a dotted field, or `last X` for field X of the last item.
        next: Option<Text> = "next",
        /// Where the answer holds the number of all items, dotted.
        total: Option<Text> = "total",
    }
}

words! {
    /// Whether sending again can help.
    pub enum Advice {
        /// Yes, the same request, later.
        Later = "later",
        /// Only after something was changed.
        AfterChange = "after-change",
    }

    /// How a list is cut into pages.
    pub enum PaginationStyle {
        /// By the id of the last item seen.
        Marker = "marker",
        /// By a token that the answer gives.
        Token = "token",
        /// By the number of items to skip.
        Offset = "offset",
        /// By the number of the page.
        PageNumber = "page-number",
    }
}
