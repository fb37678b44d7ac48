//! From a request to a signed `http::Request`: laid out, encoded, hashed, signed. What the official SDKs do before they send.

use crate::requests::{Create, creates};
use divan::{Bencher, black_box};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::endpoint::Endpoint;
use flowlog_runtime::prepare::{Context, prepare};
use std::time::{Duration, SystemTime};

#[divan::bench(args = creates())]
fn generated(bencher: Bencher<'_, '_>, create: &Create) {
    let info = create.operation.info;
    let endpoint = Endpoint::parse(&info.service.host.replace("{region}", "cn-shanghai")).expect("an endpoint");
    let credentials = Credentials::new("AKIDEXAMPLE0123456789ab", "SECRETEXAMPLE0123456789abcdef0123");
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let nonce = "3156853299f313e23d1673dc12e1703d";
    bencher.bench(|| {
        let context = Context::new(&endpoint, &credentials, time, nonce).region(Some("cn-shanghai"));
        drop(black_box(prepare(black_box(&*create.generated), info, &context).expect("a request")));
    });
}
