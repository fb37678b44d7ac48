//! Any answer to any operation. Four bytes choose the operation, the status, how long the headers are, and whether what follows is the body or edits of
//! a recorded one.

#![no_main]

use std::sync::LazyLock;

use flowlog_tests::generated::{Generated, all};
use flowlog_tests::hostile::{Choices, Recorded, answer, edited_json, edited_text, header, recorded};
use http::HeaderMap;
use libfuzzer_sys::fuzz_target;

static OPERATIONS: LazyLock<Vec<Generated>> = LazyLock::new(all);
static RECORDED: LazyLock<Vec<Recorded>> = LazyLock::new(recorded);

const STATUSES: [u16; 12] = [200, 201, 202, 204, 302, 400, 401, 403, 404, 429, 500, 503];
const HEADERS: [&str; 5] = ["x-request-id", "x-acs-request-id", "retry-after", "date", "content-type"];

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::new(bytes);
    let operation = &OPERATIONS[choices.below(OPERATIONS.len())];
    let status = STATUSES[choices.below(STATUSES.len())];
    let long = choices.below(64);
    let kind = choices.below(3);
    let (value, rest) = choices.rest().split_at_checked(long).unwrap_or_default();
    let mut headers = HeaderMap::new();
    HEADERS.iter().for_each(|name| header(&mut headers, name, value));
    let mut choices = Choices::new(rest);
    let known: Vec<&Recorded> = RECORDED.iter().filter(|one| operation.info.id.starts_with(&one.service)).collect();
    let body = match kind {
        0 => rest.to_vec(),
        1 => edited_text(known[choices.below(known.len())].body.as_bytes(), &mut choices),
        _ => {
            let body = serde_json::from_str(&known[choices.below(known.len())].body).unwrap_or_default();
            edited_json(body, &mut choices).to_string().into_bytes()
        }
    };
    answer(operation, status, &headers, &body);
});
