//! One signature is good for one request: what is signed tells apart whatever a service tells apart, and known answers stay.

use std::time::{Duration, SystemTime};

use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::vendor::{Payload, Signature, Unsigned, alibabacloud, huaweicloud};

fn huawei(path: &str) -> Signature {
    let request = Unsigned { method: "GET", path, query: "", headers: &[("host", "h")], payload: Payload::Signed(b"") };
    huaweicloud::sign(
        &request,
        &Credentials::new("AK", "SK"),
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289),
    )
}

fn alibaba(query: &str) -> Signature {
    let request =
        Unsigned { method: "POST", path: "/", query, headers: &[("host", "h")], payload: Payload::Signed(b"") };
    alibabacloud::sign(&request, &Credentials::new("AK", "SK"))
}

fn line(signature: &Signature, number: usize) -> String {
    signature.canonical_request.exposed().lines().nth(number).expect("a line").to_owned()
}

#[test]
fn huaweis_path_is_signed_part_by_part() {
    for (path, signed) in [
        ("/", "/"),
        ("/v3/p/x", "/v3/p/x/"),
        ("/v3/p/x/", "/v3/p/x/"),
        ("/a%20b/%c3%a4~", "/a%20b/%C3%A4~/"),
        ("/a b/ä", "/a%20b/%C3%A4/"),
        ("/v3/x%2F..%2fadmin", "/v3/x%2F..%2Fadmin/"),
        ("/v3/p%252f", "/v3/p%252f/"),
        ("/a%5C..%5Cb", "/a%5C..%5Cb/"),
    ] {
        assert_eq!(line(&huawei(path), 1), signed, "{path}");
    }
    let apart =
        ["/v3/p/er/x%2F..%2Fadmin", "/v3/p/er/x/../admin", "/v3/p/er/x%252F..%252Fadmin", "/v3/p/er/x%5C..%5Cadmin"];
    for (number, path) in apart.iter().enumerate() {
        for other in &apart[number + 1..] {
            assert_ne!(huawei(path).signature, huawei(other).signature, "{path} {other}");
        }
    }
}

#[test]
fn alibabas_names_are_signed_encoded() {
    for (query, signed) in [
        ("", ""),
        ("Tag.2.Key=b&Tag.1.Key=a", "Tag.1.Key=a&Tag.2.Key=b"),
        ("a%20b=c%20d", "a%20b=c%20d"),
        ("a+b=c+d", "a%20b=c%20d"),
        ("%C3%A4=%C3%B6", "%C3%A4=%C3%B6"),
        ("a%3D1%26b=2", "a%3D1%26b=2"),
        ("a=1&b=2", "a=1&b=2"),
        ("a%2Bb=%2B", "a%2Bb=%2B"),
        ("a%0Ab=1", "a%0Ab=1"),
        ("%C3%A4=1&z=2&a=3", "a=3&z=2&%C3%A4=1"),
    ] {
        assert_eq!(line(&alibaba(query), 2), signed, "{query}");
    }
    assert_ne!(alibaba("a%3D1%26b=2").signature, alibaba("a=1&b=2").signature);
}
