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
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if !fixed.split('.').all(is_label) {
        let problem = Diagnostic::new("host-form", host.span, format!("`{host}` is not the name of a host"));
        problems.push(problem.help("write for example `vpc.{region}.example.com`: no path, no port, no space"));
    }
}
