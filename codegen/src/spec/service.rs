//! `service.yaml`: what all operations of a service have in common. With it the generator needs to know no vendor and no protocol.

use indexmap::IndexMap;

use super::field::Field;
use super::operation::{Codes, Quirk};
use super::read::{keys, words};
use super::source::Source;
use crate::diagnostic::{Span, Spanned, Text};

keys! {
    /// One service of a vendor.
    pub struct ServiceSpec as "service.yaml" {
        /// Version of the spec language: `1`.
        spec: Text = "spec" as VERSION,
        /// Name for people.
        name: Text = "name",
        /// What the service is, in our own words.
        doc: Text = "doc",
        /// Version of the API, where requests carry one.
        version: Option<Text> = "version",
        /// Name of the protocol, passed on to the runtime.
        protocol: Text = "protocol",
        /// Method and path of operations that state none.
        call: Option<Text> = "call" as CALL,
        /// Where a request field travels when nothing else says so.
        fields_in: Spanned<FieldsIn> = "fields-in",
        /// How lists are written in a query or form.
        lists: Spanned<Lists> = "lists",
        /// The service's name in signatures, when it is not the folder's name.
        signing_name: Option<Text> = "signing-name",
        /// Hosts and regions.
        endpoint: Endpoint = "endpoint",
        /// Public descriptions that facts of this file come from.
        sources: Option<IndexMap<Text, Source>> = "sources",
        /// Parameters that the protocol fills in.
        common: Option<IndexMap<Text, Field>> = "common",
        /// Error codes that any operation can answer.
        errors: Option<Codes> = "errors",
        /// What is wrong in the sources, and what was decided.
        quirks: Option<Vec<Quirk>> = "quirks",
    }

    /// Where requests go.
    pub struct Endpoint as "an endpoint" {
        /// The host, with `{region}` where it has the region in its name.
        host: Text = "host",
        /// Known regions, each with its own host or an empty text for the general one.
        regions: Option<IndexMap<Text, Text>> = "regions",
        /// Other ways in (inside the vendor's network, the international site), each with its host.
        networks: Option<IndexMap<Text, Text>> = "networks",
    }
}

impl ServiceSpec {
    /// In the place of a file that could not be read: nothing that an operation could contradict.
    pub(crate) fn stand_in() -> Self {
        let (span, text) = (Span::default(), Text::default);
        Self {
            span,
            spec: text(),
            name: text(),
            doc: text(),
            version: None,
            protocol: text(),
            call: None,
            fields_in: Spanned { value: FieldsIn::Query, span },
            lists: Spanned { value: Lists::Repeat, span },
            signing_name: None,
            endpoint: Endpoint { span, host: text(), regions: None, networks: None },
            sources: None,
            common: None,
            errors: None,
            quirks: None,
        }
    }
}

words! {
    /// Where request fields travel.
    pub enum FieldsIn {
        /// In the query string.
        Query = "query",
        /// In the JSON body.
        Body = "body",
    }

    /// How a list is written in a query or form.
    pub enum Lists {
        /// The key again for each element.
        Repeat = "repeat",
        /// `Name.1`, `Name.2`; `Tag.1.Key` for objects.
        Flatten = "flatten",
        /// As JSON text.
        Json = "json",
    }
}
