//! What the page says of itself and of the call, against the spec.

use super::Comparison;
use crate::diagnostic::{Diagnostic, Problems, Span, Text};

impl Comparison<'_> {
    pub(super) fn headline(&self, problems: &mut Problems) {
        let spec = &self.file.spec;
        let Some(written) = &spec.page else { return };
        let title = written.title.span;
        let mut differ = |at: Span, what: &str, found: Option<&str>, written: Option<&str>| {
            if found != written {
                let message = match found {
                    Some(found) => format!("the page has the {what} `{found}`"),
                    None => format!("the page has no {what}"),
                };
                problems.push(Diagnostic::new("page-fact", at, message).help("write what stands on the page"));
            }
        };
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let span = |text: &Option<Text>| text.as_ref().map_or(title, |text| text.span);
        let page = &self.page.headline;
        differ(title, "title", page.title.as_deref(), Some(&written.title.value));
        differ(span(&written.dated), "date", page.dated.as_deref(), text(&written.dated).as_deref());
        let head = &spec.operation;
        // Where all calls of a service go one way, the service says so and pages need not.
        if page.call.is_some() {
            differ(span(&head.call), "call", page.call.as_deref(), text(&head.call).as_deref());
        }
        differ(span(&head.rate), "rate", page.rate.as_deref(), text(&head.rate).as_deref());
        let regions: Vec<&str> = head.regions.iter().flatten().map(|region| region.value.as_str()).collect();
        let (found, written) = (page.regions.join(", "), regions.join(", "));
        let at = head.regions.iter().flatten().next().map_or(title, |region| region.span);
        let list = |list: &str| Some(list.to_owned()).filter(|list| !list.is_empty());
        differ(at, "list of regions", list(&found).as_deref(), list(&written).as_deref());
    }
}
