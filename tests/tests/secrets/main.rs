//! Everything that can be printed, printed in every way, and searched for what must not be in it: the secret of the key,
//! the session token, what signing keys are derived from, sensitive fields, the program's own headers, a password in an
//! address; and, where others have written it, for what would spoil a log: lines of its own, commands to a terminal, text
//! that runs backwards, megabytes.

mod answers;
mod calls;
mod drafts;
mod forms;
mod payloads;
mod printed;
mod seen;
mod settings;
mod shown;
mod types;

use std::time::{Duration, SystemTime};

use flowlog_runtime::Config;
use flowlog_runtime::call::{Now, RetryPolicy};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::transport::{Answered, World, blocking_from_fn, from_fn};
use http::{HeaderName, HeaderValue, Request, Response};

const KEY_ID: &str = "AKIDEXAMPLE0000000000";
const SECRET: &str = "Sk+3/secret=of~the%key";
const TOKEN: &str = "T0ken+/of=the~session%";
const CLIENT_TOKEN: &str = "client-token-that-nobody-may-see";
const PASSWORD: &str = "pass-word";
const HEADER: &str = "value-of-a-header-of-the-program";

/// What becomes of a request.
type Fate = fn(&Request<bytes::Bytes>) -> Answered;

fn credentials() -> Credentials {
    Credentials::new(KEY_ID, SECRET).token(TOKEN).project("p-1")
}

/// Settings with a secret wherever one can be, and a transport that answers like this.
fn config(answer: impl Fn(&Request<bytes::Bytes>) -> Answered + Clone + Send + Sync + 'static) -> Config {
    let wall = SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289);
    let other = answer.clone();
    Config::new()
        .region("cn-north-4")
        .credentials(credentials())
        .header(HeaderName::from_static("x-api-key"), HeaderValue::from_static(HEADER))
        .retry(RetryPolicy::never())
        .world(World::new(move || Now { wall, steady: Duration::ZERO }, || 7))
        .blocking_transport(blocking_from_fn(move |request, _| answer(&request), |_| {}))
        .transport(from_fn(move |request, _| std::future::ready(other(&request)), |_| std::future::ready(())))
}

fn answer(status: u16, body: impl Into<bytes::Bytes>) -> Answered {
    Ok(Response::builder().status(status).body(body.into()).expect("an answer"))
}
