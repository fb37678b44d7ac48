//! What differs from vendor to vendor: headers, signature, envelope, error shapes, codes and variables. One folder each,
//! behind one trait. It must not know an operation or a field by name, read a clock, or send anything.
//!
//! ```text
//! huaweicloud    REST, SDK-HMAC-SHA256
//! alibabacloud   RPC, ACS3-HMAC-SHA256
//! tencentcloud   JSON, TC3-HMAC-SHA256
//! ```

pub mod alibabacloud;
mod digest;
mod draft;
pub mod huaweicloud;
#[cfg(feature = "legacy-signatures")]
mod legacy;
mod peek;
mod signature;
pub mod tencentcloud;
mod time;

#[cfg(feature = "legacy-signatures")]
pub use legacy::{LegacyDigest, LegacySignature};
pub use signature::{CanonicalRequest, Payload, Signature, Unsigned};

pub(crate) use time::read_http_date;

use crate::answer::{Answer, Cause, Reading};
use crate::credentials::{Chain, Provider};
use crate::layout::{Layout, RawStyle};
use crate::operation::{self, OperationInfo, Service};
use crate::prepare::{Context, PrepareError, Prepared};
use crate::settings::{Setting, Sources};
use http::StatusCode;

/// How a vendor wants to be spoken to.
pub trait Protocol: Send + Sync {
    /// Makes a signed request out of a request that was laid out.
    ///
    /// # Errors
    ///
    /// [`PrepareError`] when a value cannot stand where it has to.
    fn prepare(&self, layout: Layout, info: &OperationInfo, context: &Context<'_>) -> Result<Prepared, PrepareError>;

    /// How calls without a description are named.
    fn raw_style(&self) -> RawStyle;

    /// What an answer says besides its payload: its id, and whether it is an error, whatever its status.
    fn read(&self, answer: &Answer<'_>) -> Reading;

    /// What an error code means beyond the operation's own table.
    fn cause(&self, code: &str, message: &str) -> Option<Cause>;

    /// The code of an error that has none, as the vendor's SDKs call it.
    fn fallback_code(&self, status: StatusCode) -> String {
        status.as_str().to_owned()
    }

    /// The variable that overrules the host of a service in a region.
    fn endpoint_variable(&self, _service: &Service, _region: &str) -> Option<String> {
        None
    }

    /// Where the vendor's own tools look for credentials, in the order in which they count.
    fn providers(&self) -> &'static [Provider];

    /// Looks there.
    fn credentials(&self, sources: &Sources) -> Chain {
        Chain::of(self.providers(), sources)
    }

    /// Where the region may be set.
    fn region(&self) -> &'static Setting;

    /// Whether requests say the region by themselves, besides their host.
    fn sends_region(&self) -> bool {
        false
    }

    /// Where the project comes from, for vendors whose requests name one.
    fn project(&self) -> Option<&'static Project> {
        None
    }
}

/// Where a project comes from.
#[derive(Debug)]
pub struct Project {
    /// Where it may be set.
    pub setting: Setting,
    /// The operation that lists the projects of a name. Its form is that of OpenStack's Keystone.
    pub lookup: &'static OperationInfo,
    /// Where the host of that operation may be set.
    pub endpoint: Setting,
}

/// What a vendor's protocol does, as [`Service::protocol`] names it.
#[must_use]
pub fn protocol(named: operation::Protocol) -> &'static dyn Protocol {
    match named {
        operation::Protocol::AliyunRpc => &alibabacloud::Rpc,
        operation::Protocol::HuaweiRest => &huaweicloud::Rest,
        operation::Protocol::TencentV3 => &tencentcloud::V3,
    }
}
