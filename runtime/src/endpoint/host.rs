//! Host and port of an endpoint, in the one form in which all readers of addresses agree on them: what is signed is then
//! what is connected to. It must not know schemes, regions or vendors.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Why a text is no host with a port.
pub(super) type Problem = &'static str;

const NO_HOST: Problem = "there is no host";
const NO_NAME: Problem = "a host is an address in its usual form, or a name: letters, digits, hyphens and underscores, \
                          1 to 63 between two dots, no hyphen at either end, 253 in all";
const NO_IPV4: Problem = "a name that ends in a number is read as an IPv4 address, and is no such address in its usual \
                          form, such as 192.0.2.1";
const NO_IPV6: Problem = "an IPv6 address stands in brackets, such as [2001:db8::1], with nothing but a port behind it";
const NO_PORT: Problem = "a port is a number from 1 to 65535";

/// Host, and port unless it is the scheme's own. Names in small letters, IPv6 addresses as URLs write them.
pub(super) fn canonical(text: &str, port_of_scheme: u16) -> Result<String, Problem> {
    let (host, port) = if let Some(rest) = text.strip_prefix('[') {
        let (address, behind) = rest.split_once(']').ok_or(NO_IPV6)?;
        let port = if behind.is_empty() { None } else { Some(behind.strip_prefix(':').ok_or(NO_IPV6)?) };
        (ipv6(address).ok_or(NO_IPV6)?, port)
    } else if text.parse::<Ipv6Addr>().is_ok() {
        return Err(NO_IPV6);
    } else {
        let (host, port) = text.split_once(':').map_or((text, None), |(host, port)| (host, Some(port)));
        (name_or_ipv4(host)?, port)
    };
    match port.map(number).transpose()?.filter(|port| *port != port_of_scheme) {
        Some(port) => Ok(format!("{host}:{port}")),
        None => Ok(host),
    }
}

fn number(port: &str) -> Result<u16, Problem> {
    let is_decimal = port.bytes().all(|byte| byte.is_ascii_digit());
    port.parse().ok().filter(|port| is_decimal && *port > 0).ok_or(NO_PORT)
}

fn name_or_ipv4(host: &str) -> Result<String, Problem> {
    // With a dot at its end it is looked up as it is, without the domains of this machine.
    let name = host.strip_suffix('.').unwrap_or(host);
    let last = name.rsplit('.').next().unwrap_or_default();
    match name {
        "" => Err(NO_HOST),
        _ if is_number(last) => host.parse::<Ipv4Addr>().map(|address| address.to_string()).map_err(|_| NO_IPV4),
        _ if name.len() <= 253 && name.split('.').all(is_label) => Ok(host.to_ascii_lowercase()),
        _ => Err(NO_NAME),
    }
}

fn is_label(label: &str) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=63).contains(&label.len()) && label.bytes().all(is_inside) && !label.starts_with('-') && !label.ends_with('-')
}

/// Whether URLs take a name with this last label for an IPv4 address, as in `2130706433`, `127.1` and `0x7f.1`.
fn is_number(label: &str) -> bool {
    let hexadecimal = label.strip_prefix("0x").or_else(|| label.strip_prefix("0X"));
    let is_decimal = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
    is_decimal || hexadecimal.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn ipv6(text: &str) -> Option<String> {
    let address: Ipv6Addr = text.parse().ok()?;
    // URLs write the IPv4 address in it like the rest.
    let written =
        |[a, b, c, d]: [u8; 4]| format!("[::ffff:{:x}:{:x}]", u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
    Some(address.to_ipv4_mapped().map_or_else(|| format!("[{address}]"), |mapped| written(mapped.octets())))
}
