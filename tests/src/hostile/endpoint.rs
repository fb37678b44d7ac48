//! The promise of endpoints: a text is one bounded line of refusal, or an endpoint of which every reader of addresses says the same scheme, host and
//! port. Then what is signed is what is connected to.

use std::fmt::Write;

use flowlog_runtime::endpoint::{Endpoint, EndpointError};
use http::Uri;
use reqwest::Url;
use ureq::unversioned::resolver::DefaultResolver;

use super::Choices;

/// How long a refusal may be, in characters.
const LONGEST_LINE: usize = 600;

/// Scheme, host and port.
type Target = (String, String, u16);

/// Reads a text in both ways. What is accepted, for whoever wants to send to it.
pub fn endpoint(text: &str) -> Option<Endpoint> {
    let strict = Endpoint::parse(text);
    let plain = Endpoint::parse_plain(text);
    match (&strict, &plain) {
        (Ok(strict), plain) => assert_eq!(plain.as_ref(), Ok(strict), "{text:?}"),
        (Err(EndpointError::Plain(_)), Ok(plain)) => assert_eq!(plain.scheme(), "http", "{text:?}"),
        (Err(strict), plain) => assert_eq!(plain.as_ref(), Err(strict), "{text:?}"),
    }
    for refused in [&strict, &plain].into_iter().filter_map(|read| read.as_ref().err()) {
        line(&refused.to_string());
    }
    plain.ok().inspect(agree)
}

/// That every reader of addresses reads it alike.
fn agree(endpoint: &Endpoint) {
    let address = format!("{endpoint}/v1/a%2Fb?c=d");
    let uri: Uri = address.parse().unwrap_or_else(|error| panic!("{address}: {error}"));
    let (scheme, authority) = (uri.scheme().expect("a scheme"), uri.authority().expect("an authority"));
    let port_of_scheme = if endpoint.scheme() == "http" { 80 } else { 443 };
    let expected: Target =
        (scheme.to_string(), authority.host().to_owned(), authority.port_u16().unwrap_or(port_of_scheme));
    assert_eq!((expected.0.as_str(), authority.as_str()), (endpoint.scheme(), endpoint.authority()), "{address}");
    let (_, host, port) = &expected;
    // Whoever sends it says the host with the port, unless that is the scheme's own.
    let said = if *port == port_of_scheme { host.clone() } else { format!("{host}:{port}") };
    assert_eq!(said, endpoint.authority());
    // As ureq looks it up and connects.
    assert_eq!(DefaultResolver::host_and_port(scheme, authority), Some(format!("{host}:{port}")));
    match Url::parse(&address) {
        Ok(url) => {
            let port = url.port_or_known_default().expect("a port");
            assert_eq!((url.scheme().to_owned(), url.host_str().expect("a host").to_owned(), port), expected);
            assert_eq!((url.username(), url.password(), url.path()), ("", None, "/v1/a%2Fb"), "{address}");
        }
        // Whether a name stands for letters of another script is for tables of Unicode to say. Nothing is sent then.
        Err(error) => assert!(host.split('.').any(|label| label.starts_with("xn--")), "{address}: {error}"),
    }
    assert_eq!(Endpoint::parse_plain(&endpoint.to_string()).as_ref(), Ok(endpoint), "{address}");
}

/// That a text can stand in a log: one line, bounded, and everything in it is seen.
fn line(text: &str) {
    let is_hidden = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(is_hidden), "{text:?}");
    assert!(text.chars().count() <= LONGEST_LINE, "{} characters: {text}", text.chars().count());
}

/// Parts of addresses, good ones and such as readers have fallen out over.
const PARTS: &[&str] = &[
    "http://",
    "https://",
    "HTTPS://",
    "//",
    "/",
    "\\",
    "@",
    "user:pass@",
    ":",
    ":80",
    ":443",
    ":0",
    ":00443",
    ":65535",
    ":65536",
    ":+80",
    ":x",
    "?",
    "#",
    "%",
    "%2e",
    "%00",
    ".",
    "..",
    "-",
    "_",
    "a",
    "Z9",
    "a-b",
    "localhost",
    "evil",
    ".com",
    "xn--bcher-kva",
    "xn--a",
    "xn--",
    "é",
    "ß",
    "。",
    "１",
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "0x",
    "2130706433",
    "0177.0.0.1",
    "256.1.1.1",
    "1",
    "09",
    "[",
    "]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[0:0::0:1]",
    "[FE80::1%25eth0]",
    "[v1.x]",
    "[1:2:3:4:5:6:7::]",
    " ",
    "\t",
    "\r\n",
    "\0",
    "\u{ad}",
    "\u{200d}",
    "\u{202e}",
    "\u{feff}",
];

/// A text made of such parts.
pub fn address(choices: &mut Choices<'_>) -> String {
    let mut text = String::new();
    while !choices.is_empty() && text.len() < 300 {
        match choices.below(8) {
            0 => text.extend(std::iter::repeat_n("a", choices.below(70))),
            1 => write!(text, ":{}", choices.below(1 << 16)).expect("a text"),
            2 => {
                let group = |choices: &mut Choices<'_>| choices.below(1 << 16);
                let groups: Vec<_> =
                    (0..8).map(|_| group(choices)).map(|group| if group % 3 == 0 { 0 } else { group }).collect();
                let groups: Vec<_> = groups.iter().map(|group| format!("{group:X}")).collect();
                write!(text, "[{}]", groups.join(":")).expect("a text");
            }
            3 => {
                let octets: Vec<_> = (0..4).map(|_| choices.below(300).to_string()).collect();
                text.push_str(&octets.join("."));
            }
            _ => text.push_str(choices.of(PARTS)),
        }
    }
    text
}
