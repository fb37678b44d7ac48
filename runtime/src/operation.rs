//! One operation and the service it belongs to, as the constants that generated code holds. No behaviour: whoever calls
//! an operation reads what it needs from here.

use crate::object::Object;

/// A request that can be sent.
pub trait Operation: Object {
    /// What the service answers.
    type Response: Object + Default;

    /// Everything else about the operation.
    const INFO: &'static OperationInfo;
}

/// What is known about an operation.
#[derive(Debug)]
pub struct OperationInfo {
    /// The service that has it.
    pub service: &'static Service,
    /// Name as the vendor writes it (`CreateFlowLog`).
    pub name: &'static str,
    /// Id across vendors (`tencentcloud.vpc.CreateFlowLog`).
    pub id: &'static str,
    /// HTTP method.
    pub method: &'static str,
    /// Path; `{wire}` stands for the path field of that name.
    pub path: &'static str,
    /// HTTP statuses of success.
    pub success: &'static [u16],
    /// Whether there is a JSON body, `{}` when no field is set.
    pub json_body: bool,
    /// The key of the answer that holds the response (`Response`).
    pub envelope: Option<&'static str>,
    /// Whether the operation changes nothing, so that it may be sent again.
    pub read_only: bool,
    /// What is known about its error codes besides their meaning.
    pub errors: &'static [OperationError],
    /// How to get all pages; `None` when the answer is one piece.
    pub pagination: Option<&'static Pagination>,
}

/// What is known about a service.
#[derive(Debug)]
pub struct Service {
    /// The vendor (`tencentcloud`).
    pub vendor: &'static str,
    /// The service (`vpc`).
    pub name: &'static str,
    /// Its name in words.
    pub title: &'static str,
    /// API version that is sent along.
    pub version: Option<&'static str>,
    /// Which rules for signing, envelope and errors hold.
    pub protocol: Protocol,
    /// The service's name in signatures.
    pub signing_name: &'static str,
    /// How lists and objects are written in a query or form.
    pub lists: Lists,
    /// Host; `{region}` stands for the region.
    pub host: &'static str,
    /// Regions and their own hosts; `None` is [`host`](Self::host).
    pub regions: &'static [(&'static str, Option<&'static str>)],
    /// Hosts for other networks (`vpc`, `intl`), with `{region}`.
    pub networks: &'static [(&'static str, &'static str)],
    /// What is known about error codes that any of its operations can answer.
    pub errors: &'static [OperationError],
}

/// Which rules for signing, envelope and errors hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Protocol {
    /// Alibaba Cloud's calls by name, `POST /`.
    AliyunRpc,
    /// Huawei Cloud's resources by path.
    HuaweiRest,
    /// Tencent Cloud's calls by name, third edition of its signatures.
    TencentV3,
}

/// How lists and objects are written in a query or form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lists {
    /// The key again for each element: `sort_key=id&sort_key=name`; objects `Name.Key`.
    Repeat,
    /// Numbered from 1: `Tag.1.Key=…&Tag.1.Value=…`; objects `Name.Key`.
    Flatten,
    /// As JSON text.
    Json,
}

/// What is known about an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationError {
    /// The code on the wire.
    pub code: &'static str,
    /// The HTTP status it comes with, where the page states one. The same code can come with several.
    pub status: Option<u16>,
    /// Wire path of the field it is about.
    pub about: Option<&'static str>,
    /// Whether sending again can help, where it is known.
    pub retry: Option<Retry>,
}

/// Whether sending again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retry {
    /// The same request may succeed later.
    Later,
    /// Only a changed request, or a changed account, can succeed.
    AfterChange,
}

/// An error code of which nothing else is known.
#[must_use]
pub const fn error(code: &'static str) -> OperationError {
    OperationError { code, status: None, about: None, retry: None }
}

impl OperationError {
    /// The HTTP status it comes with.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Wire path of the field it is about.
    #[must_use]
    pub const fn about(mut self, field: &'static str) -> Self {
        self.about = Some(field);
        self
    }

    /// Whether sending again can help.
    #[must_use]
    pub const fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }
}

/// How to get all pages. Names are wire names; those of the response are dotted paths.
#[derive(Debug)]
pub struct Pagination {
    /// What moves from page to page.
    pub style: PageStyle,
    /// The request field that says where a page starts.
    pub position: &'static str,
    /// The request field that says how many items a page has.
    pub size: &'static str,
    /// The items of a page.
    pub items: &'static str,
    /// Where the next page's position is found; offsets and page numbers are counted instead.
    pub next: Option<Next>,
    /// How many items there are in all.
    pub total: Option<&'static str>,
}

/// What moves from page to page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageStyle {
    /// The id of an item.
    Marker,
    /// An opaque token.
    Token,
    /// A number of items to skip.
    Offset,
    /// The number of the page, from 1.
    PageNumber,
}

/// Where the next page's position is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Next {
    /// In this field of the response; absent or empty on the last page.
    Field(&'static str),
    /// In this field of the last item; the last page is the one that is not full.
    LastItem(&'static str),
}
