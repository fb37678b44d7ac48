//! From region, network and settings to the host of a service, by the data of the service.

use super::{Endpoint, EndpointError};
use crate::operation::Service;
use crate::vendor::Protocol;

/// Looks a variable up; the process environment in production, a table in tests.
pub type Variables<'a> = dyn Fn(&str) -> Option<String> + Send + Sync + 'a;

/// Where a caller wants to go.
#[derive(Clone, Copy, Debug, Default)]
pub struct Target<'a> {
    /// The region.
    pub region: Option<&'a str>,
    /// The network the caller is in, when it is not the public one (`vpc`, `intl`).
    pub network: Option<&'a str>,
}

/// The endpoint of a service: the vendor's own override variable, then the host for the network, then the region's own
/// host, then the service's host.
///
/// # Errors
///
/// [`EndpointError`] when a setting is missing, unknown or malformed. An unknown region is refused because the host made
/// from a misspelt one does not exist, and a failed name lookup would not say so.
pub fn resolve(
    service: &'static Service,
    protocol: &dyn Protocol,
    target: Target<'_>,
    variables: &Variables<'_>,
) -> Result<Endpoint, EndpointError> {
    let region = target.region.map(str::trim).filter(|region| !region.is_empty());
    let variable = region.and_then(|region| protocol.endpoint_variable(service, region));
    if let Some(name) = &variable
        && let Some(given) = variables(name).filter(|given| !given.trim().is_empty())
    {
        // Several are alternatives for a client that falls back by itself; the first is the main one.
        let first = given.split(',').next().unwrap_or_default();
        let in_variable = |problem| EndpointError::Variable { variable: name.clone(), problem: Box::new(problem) };
        return Endpoint::parse(first).map_err(in_variable);
    }
    let listed = region.and_then(|region| service.regions.iter().find(|(name, _)| *name == region));
    let host = match (target.network, listed) {
        (Some(network), _) => {
            let known = || service.networks.iter().map(|(name, _)| *name).collect();
            let found = service.networks.iter().find(|(name, _)| *name == network);
            found.map(|(_, host)| *host).ok_or_else(|| EndpointError::UnknownNetwork {
                service: service.title,
                network: network.to_owned(),
                known: known(),
            })?
        }
        (None, Some((_, Some(host)))) => host,
        _ => service.host,
    };
    match region {
        _ if !host.contains("{region}") => Endpoint::parse(host),
        Some(region) if listed.is_some() || service.regions.is_empty() => {
            Endpoint::parse(&host.replace("{region}", region))
        }
        Some(region) => Err(EndpointError::UnknownRegion {
            service: service.title,
            region: region.to_owned(),
            known: service.regions.iter().map(|(name, _)| *name).collect(),
            variable,
        }),
        None => Err(EndpointError::NoRegion { service: service.title, variables: protocol.region_variables() }),
    }
}
