//! From region, network and settings to the host of a service, by the data of the service.

use super::{Endpoint, EndpointError, host_only};
use crate::operation::Service;
use crate::vendor::Protocol;

/// Where a caller wants to go.
#[derive(Clone, Copy, Debug, Default)]
pub struct Target<'a> {
    /// The region.
    pub region: Option<&'a str>,
    /// The network the caller is in, when it is not the public one (`vpc`, `intl`).
    pub network: Option<&'a str>,
    /// Whether a variable may name another machine with `http://`.
    pub allows_plain_http: bool,
}

/// The endpoint of a service: the vendor's own override variable, then the host for the network, then the region's own
/// host, then the service's host. `variable` looks variables up.
///
/// # Errors
///
/// [`EndpointError`] when a setting is missing, unknown or malformed. An unknown region is refused because the host made
/// from a misspelt one does not exist, and a failed name lookup would not say so.
pub fn resolve(
    service: &'static Service,
    protocol: &dyn Protocol,
    target: Target<'_>,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<Endpoint, EndpointError> {
    let region = target.region.map(str::trim).filter(|region| !region.is_empty());
    let override_name = region.and_then(|region| protocol.endpoint_variable(service, region));
    if let Some(name) = &override_name
        && let Some(given) = variable(name).filter(|given| !given.trim().is_empty())
    {
        // Several are alternatives for a client that falls back by itself; the first is the main one.
        let first = given.split(',').next().unwrap_or_default();
        let in_variable = |problem| EndpointError::Variable { variable: name.clone(), problem: Box::new(problem) };
        let parse = if target.allows_plain_http { Endpoint::parse_plain } else { Endpoint::parse };
        return parse(first).map_err(in_variable);
    }
    let listed = region.and_then(|region| service.regions.iter().find(|(name, _)| *name == region));
    let host = match (target.network, listed) {
        (Some(network), _) => {
            let known = || service.networks.iter().map(|(name, _)| *name).collect();
            let found = service.networks.iter().find(|(name, _)| *name == network);
            found.map(|(_, host)| *host).ok_or_else(|| EndpointError::UnknownNetwork {
                service: service.title,
                network: host_only(network),
                known: known(),
            })?
        }
        (None, Some((_, Some(host)))) => host,
        _ => service.host,
    };
    match region {
        _ if !host.contains("{region}") => Endpoint::parse(host),
        Some(region) if !is_region(region) => {
            Err(EndpointError::Region { given: host_only(region), setting: protocol.region() })
        }
        Some(region) if listed.is_some() || service.regions.is_empty() => {
            Endpoint::parse(&host.replace("{region}", region))
        }
        Some(region) => Err(EndpointError::UnknownRegion {
            service: service.title,
            region: host_only(region),
            known: service.regions.iter().map(|(name, _)| *name).collect(),
            variable: override_name,
        }),
        None => Err(EndpointError::NoRegion { service: service.title, region: protocol.region() }),
    }
}

/// Whether a text stays inside the part of a host that it is put into.
fn is_region(text: &str) -> bool {
    text.len() <= 63 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
