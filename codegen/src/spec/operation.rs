//! One operation file: the page it mirrors, the call, its tables, types, errors, examples, cases and quirks.

use indexmap::IndexMap;

use super::field::Field;
use super::parts::Parts;
use super::read::{keys, words};
use super::source::Source;
use crate::diagnostic::{Spanned, Text};

keys! {
    /// One operation: one page, one file.
    pub struct OperationSpec as "an operation file" {
        /// Version of the spec language: `1`.
        spec: Text = "spec" as VERSION,
        /// The page that was read.
        page: Option<PageSpec> = "page",
        /// The source that is transcribed where there is no page.
        authority: Option<Text> = "authority",
        /// Other public descriptions, each pinned to a version or commit.
        sources: Option<IndexMap<Text, Source>> = "sources",
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
        /// JSON that the page shows.
        examples: Option<IndexMap<Text, Example>> = "examples",
        /// Small edits of the first example with the verdict that is expected.
        cases: Option<Vec<Case>> = "cases",
        /// What is wrong on the page, and what was decided.
        quirks: Option<Vec<Quirk>> = "quirks",
    }

    /// The page: what it is called, and what we call its tables.
    pub struct PageSpec as "a page" {
        /// The page's heading.
        title: Text = "title",
        /// The date on the page.
        dated: Option<Text> = "dated",
        /// A name for each table, in the order of the page.
        tables: Vec<Text> = "tables",
    }

    /// The call itself.
    pub struct OperationHead as "an operation" {
        /// The vendor's name of the operation.
        name: Text = "name",
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
        /// What the page does not say, by source.
        beyond: Option<IndexMap<Text, Remark>> = "beyond",
    }

    /// What a source says of a whole operation.
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
        action: Text = "action",
        /// Access level.
        access: Text = "access",
        /// Pattern of the resource.
        resource: Text = "resource",
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
        /// The rows of the table that belong to the type, when it has not all of them.
        rows: Option<Text> = "rows" as LINES,
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
        /// The source, when the page has no table.
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

    /// JSON from the page.
    pub struct Example as "an example" {
        /// The request.
        request: Option<Text> = "request",
        /// Values that stand in the example's URL.
        path: Option<IndexMap<Text, Text>> = "path",
        /// The response.
        response: Option<Text> = "response",
    }

    /// An edit of the first example and its verdict.
    pub struct Case as "a case" {
        /// What is shown.
        name: Text = "name",
        /// Values to set, by dotted path.
        set: Option<IndexMap<Text, Text>> = "set",
        /// Fields to leave out, by dotted path.
        unset: Option<Vec<Text>> = "unset",
        /// `all`: no violation; `quietly`: no advice and no notice either.
        accepts: Option<Spanned<Acceptance>> = "accepts",
        /// The one violation: path and rule.
        rejects: Option<Text> = "rejects",
        /// No violation and this one advice: path and rule.
        advises: Option<Text> = "advises",
        /// No violation and this one notice: path and rule.
        notices: Option<Text> = "notices",
    }

    /// Something that is wrong on the page.
    pub struct Quirk as "a quirk" {
        /// `page`, `<table>`, `<table> <row>`, `<table> <row>-<row>`, `example <name>` or `field <name>`.
        at: Text = "at",
        /// What is wrong.
        found: Text = "found",
        /// What was decided.
        decided: Text = "decided",
        /// The two sources that differ there in name, place, type or Required; `page` is the page.
        between: Option<Vec<Text>> = "between",
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

    /// What is accepted without a violation.
    pub enum Acceptance {
        /// Whatever advice and notices there are.
        All = "all",
        /// Only if there is nothing else to say either.
        Quietly = "quietly",
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
