//! `service.yaml`: where requests go.

use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::spec::ServiceSpec;

/// All rules of this file.
pub(super) fn check(service: &ServiceSpec, problems: &mut Problems) {
    let endpoint = &service.endpoint;
    let own = endpoint.regions.iter().flatten().map(|(_, host)| host).filter(|host| !host.is_empty());
    let networks = endpoint.networks.iter().flatten().map(|(_, host)| host);
    for host in [&endpoint.host].into_iter().chain(own).chain(networks) {
        host_form(host, problems);
    }
    for (region, _) in endpoint.regions.iter().flatten().filter(|(region, _)| !is_label(region)) {
        let message = format!("`{region}` cannot be a part of a host");
        let problem = Diagnostic::new("host-form", region.span, message);
        problems.push(problem.help("write the region's id: letters, digits and inner hyphens, at most 63"));
    }
}

fn host_form(host: &Text, problems: &mut Problems) {
    // What is left open is reported as that.
    if host.starts_with("todo:") {
        return;
    }
    if host.contains("://") {
        let problem = Diagnostic::new("host-form", host.span, format!("`{host}` is a URL and not a host"));
        problems.push(problem.help("write the host alone: requests always go over HTTPS"));
        return;
    }
    let fixed = host.replace("{region}", "region");
    if let Some((_, rest)) = fixed.split_once('{') {
        let name = rest.split('}').next().unwrap_or_default();
        let problem =
            Diagnostic::new("unknown-placeholder", host.span, format!("a host has no placeholder `{{{name}}}`"));
        problems.push(problem.help("only `{region}` is known; write everything else out"));
        return;
    }
    let last = fixed.rsplit('.').next().unwrap_or_default();
    if fixed.len() > 253 || !fixed.split('.').all(is_label) || is_number(last) {
        let problem = Diagnostic::new("host-form", host.span, format!("`{host}` is not the name of a host"));
        problems.push(problem.help("write for example `vpc.{region}.example.com`: letters, digits and inner hyphens, no number as the last part"));
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Whether a name with this last label is read as an IPv4 address.
fn is_number(label: &str) -> bool {
    let hexadecimal = label.strip_prefix("0x").or_else(|| label.strip_prefix("0X"));
    label.bytes().all(|byte| byte.is_ascii_digit())
        || hexadecimal.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
