//! What is left of a secret in the memory of a process when all that knew it is gone: what `Credentials` says is overwritten
//! is. A program of its own with one thread, so that the heap is one piece, and nobody else writes to it.

use std::fs::{File, read_to_string};
use std::io::{Read, Seek, SeekFrom};

use flowlog_alibabacloud::ecr;
use flowlog_huaweicloud::er;
use flowlog_runtime::Config;
use flowlog_runtime::client::BlockingClient;
use flowlog_runtime::credentials::{Cached, Chain, Credentials};
use flowlog_runtime::operation::Operation;
use flowlog_runtime::transport::blocking_from_fn;
use flowlog_tencentcloud::vpc;

/// A secret that no constant of the program has, in a text with room to spare: to be kept it has to be moved.
fn secret(name: &str) -> String {
    let mut secret = String::with_capacity(500);
    (0..8).for_each(|number| secret.push_str(&format!("{name}-{}-{number}-", std::process::id())));
    secret
}

const MASK: u8 = 0x55;

/// So that the search does not find what is looked for.
fn masked(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.iter_mut().for_each(|byte| *byte ^= MASK);
    bytes
}

/// How much is looked for, and how much of the memory is read at once.
const MIDDLE: std::ops::Range<usize> = 40..80;
const OVERLAP: usize = 39;
const PIECE: usize = 4096;

/// How often a text is on the heap, in use or free. Freed blocks lose their beginning to the allocator, so that the middle
/// is looked for.
fn copies(masked: &[u8]) -> usize {
    let middle = &masked[MIDDLE];
    let maps = read_to_string("/proc/self/maps").expect("the places of this process");
    let heap = maps.lines().find(|line| line.ends_with("[heap]")).expect("a heap");
    let (start, end) = heap.split(' ').next().and_then(|range| range.split_once('-')).expect("a range");
    let [start, end] = [start, end].map(|place| u64::from_str_radix(place, 16).expect("a number"));
    let mut memory = File::open("/proc/self/mem").expect("the memory of this process");
    memory.seek(SeekFrom::Start(start)).expect("a place");
    // On the stack, where nobody looks: a piece, behind the end of the one before.
    let (mut seen, mut found) = ([0; OVERLAP + PIECE], 0);
    for _ in 0..(end - start) / PIECE as u64 {
        seen.copy_within(PIECE.., 0);
        memory.read_exact(&mut seen[OVERLAP..]).expect("memory");
        let is_it = |window: &&[u8]| window.iter().zip(middle).all(|(byte, masked)| byte ^ MASK == *masked);
        found += seen.windows(middle.len()).filter(is_it).count();
    }
    found
}

/// A call that is answered, and one that is refused for its signature and shown.
fn call<O: Operation + Clone>(request: &O, credentials: &Credentials) {
    let transport = blocking_from_fn(
        |_, _| {
            let body = r#"{"Code": "SignatureDoesNotMatch", "Message": "m", "error_code": "APIGW.0301", "error_msg": "m",
                "Response": {"Error": {"Code": "AuthFailure.SignatureFailure", "Message": "m"}}}"#;
            Ok(http::Response::builder().status(403).body(body.into()).expect("an answer"))
        },
        |_| {},
    );
    let config = Config::new().region("cn-north-4").endpoint("host.example").project("p").blocking_transport(transport);
    let config = config.credentials(Chain::new().then(Cached::new(credentials.clone())));
    let client = BlockingClient::new(O::INFO.service, config).expect("a client");
    let error = client.call(request.clone()).map(|_| ()).expect_err("refused");
    assert!(format!("{error:#}").contains("string to sign"), "{error:#}");
    client.prepare(request.clone()).expect("a request");
}

fn main() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let forgotten = secret("FORGOTTEN");
    let wanted = masked(forgotten.clone().into_bytes());
    drop(forgotten);
    assert!(copies(&wanted) > 0, "a text that nobody overwrites is found though it is free");

    let key = secret("SECRET");
    let wanted = masked(key.clone().into_bytes());
    let credentials = Credentials::new("AKIDEXAMPLE0000000000", key);
    assert_eq!(copies(&wanted), 1, "the text that was given is overwritten, and the one that is kept is found");
    call(&vpc::DescribeFlowLogsRequest::new(), &credentials);
    call(&ecr::DescribeFlowLogsRequest::new().ecr_id("e"), &credentials);
    call(&er::ListFlowLogsRequest::new().er_id("e"), &credentials);
    assert_eq!(copies(&wanted), 1, "signing leaves nothing, nor do clones, nor does looking for it in answers");
    drop(credentials);
    assert_eq!(copies(&wanted), 0, "and in the end nothing is left");

    // Of a request that was sent it is a header, which nobody overwrites.
    let token = secret("TOKEN");
    let wanted = masked(token.clone().into_bytes());
    let credentials = Credentials::new("AKIDEXAMPLE0000000000", "key").token(token);
    drop(Cached::new(credentials.clone()));
    assert_eq!(copies(&wanted), 1);
    drop(credentials);
    assert_eq!(copies(&wanted), 0, "the same holds for a session token");
}
