//! The way through a request: every field of every object, every element of every list, every rule of each. The place
//! where it stands is a chain on the stack, and becomes text only where something is wrong.

use super::finding::Place;
use super::judge::{Fields, applies, holds, is_about_field, origin};
use super::{Finding, Findings};
use crate::object::{Field, Object, Value, elements};
use crate::rules::Rule;
use crate::wire_path::WirePath;

/// Every finding about the object, in page order.
///
/// The object's page is taken as the id of the operation. A region or project that a client would fill in is missing as
/// long as it is not set. Allocates nothing when there is nothing to say.
pub fn validate(object: &dyn Object) -> Findings {
    if object.keeps_limits() {
        return Findings::default();
    }
    let mut walk = Walk { operation: object.shape().provenance.operation, findings: Vec::new() };
    walk.object(object, &WirePath::Root, false);
    Findings::new(walk.findings)
}

struct Walk {
    operation: &'static str,
    findings: Vec<Finding>,
}

/// An object and where it is.
struct Here<'a> {
    fields: Fields<'a>,
    path: &'a WirePath<'a>,
    /// Whether values must not be shown.
    hidden: bool,
}

impl Walk {
    fn object(&mut self, object: &dyn Object, path: &WirePath<'_>, hidden: bool) {
        let shape = object.shape();
        object.values(&mut |values| {
            let here = Here { fields: Fields { shape, values }, path, hidden };
            for (field, value) in shape.fields.iter().zip(values) {
                for rule in field.rules {
                    if !holds(&rule.check, value) && applies(rule, here.fields) {
                        self.report(rule, &here, field, value);
                    }
                }
                self.inside(value, &WirePath::Field(path, field.wire), hidden || field.sensitive);
            }
        });
    }

    fn inside(&mut self, value: &Value<'_>, path: &WirePath<'_>, hidden: bool) {
        match value {
            Value::Object(object) => self.object(*object, path, hidden),
            Value::List(list) => {
                for (index, element) in elements(*list).enumerate() {
                    self.inside(&element, &WirePath::Element(path, index), hidden);
                }
            }
            _ => {}
        }
    }

    fn report(&mut self, rule: &'static Rule, here: &Here<'_>, field: &'static Field, value: &Value<'_>) {
        let origin = origin(rule, here.fields);
        let (operation, provenance) = (self.operation, here.fields.shape.provenance);
        let hidden = here.hidden || field.sensitive;
        let mut report = |path: &WirePath<'_>, value: Value<'_>| {
            self.findings.push(Finding::new(
                &Place { operation, provenance, field, path, hidden },
                rule,
                origin,
                value,
            ));
        };
        let path = WirePath::Field(here.path, field.wire);
        match value {
            Value::List(list) if !is_about_field(&rule.check) => {
                for (number, element) in elements(*list).enumerate().filter(|(_, element)| !holds(&rule.check, element))
                {
                    report(&WirePath::Element(&path, number), element);
                }
            }
            value => report(&path, *value),
        }
    }
}
