//! The way through a request: every field of every object, every element of every list, every rule of each. The place
//! where it stands is a chain on the stack, so that a good request costs no allocation.

use super::finding::Place;
use super::judge::{Fields, applies, holds, is_about_field, text_holds};
use super::{Finding, Findings};
use crate::object::{Field, Object, Value, elements};
use crate::rules::{Check, Origin, Rule};
use crate::wire_path::WirePath;

/// Every finding about the object, in page order.
///
/// The object's page is taken as the id of the operation. Allocates nothing when there is nothing to say.
pub fn validate(object: &dyn Object) -> Findings {
    let mut walk = Walk { operation: object.shape().page, findings: Vec::new() };
    walk.object(object, &WirePath::Root, false);
    Findings::new(walk.findings)
}

struct Walk {
    operation: &'static str,
    findings: Vec<Finding>,
}

/// A field in its object.
struct Spot<'a> {
    fields: Fields<'a>,
    field: &'static Field,
    hidden: bool,
}

impl Walk {
    fn object(&mut self, object: &dyn Object, path: &WirePath<'_>, hidden: bool) {
        let shape = object.shape();
        object.values(&mut |values| {
            for (field, value) in shape.fields.iter().zip(values) {
                let hidden = hidden || field.sensitive;
                let mut broken = |rule| {
                    let spot = Spot { fields: Fields { shape, values }, field, hidden };
                    self.broken(rule, &spot, value, &WirePath::Field(path, field.wire));
                };
                // The kind of value is looked at once, and not for each rule.
                match value {
                    Value::Unset => {
                        field.rules.iter().filter(|rule| matches!(rule.check, Check::Required)).for_each(&mut broken);
                    }
                    Value::Text(text) => {
                        field.rules.iter().filter(|rule| !text_holds(&rule.check, text)).for_each(&mut broken);
                    }
                    value => field.rules.iter().filter(|rule| !holds(&rule.check, value)).for_each(&mut broken),
                }
                if let Value::Object(_) | Value::List(_) = value {
                    self.inside(value, &WirePath::Field(path, field.wire), hidden);
                }
            }
        });
    }

    fn inside(&mut self, value: &Value<'_>, path: &WirePath<'_>, hidden: bool) {
        match value {
            Value::Object(object) => self.object(*object, path, hidden),
            Value::List(list) => {
                for (index, element) in elements(*list).enumerate() {
                    // Lists of texts and numbers have nothing inside.
                    if !matches!(element, Value::Object(_) | Value::List(_)) {
                        break;
                    }
                    self.inside(&element, &WirePath::Element(path, index), hidden);
                }
            }
            _ => {}
        }
    }

    /// A value that is not as a check demands: whether that is worth saying depends on the condition.
    #[inline(never)]
    fn broken(&mut self, rule: &'static Rule, spot: &Spot<'_>, value: &Value<'_>, path: &WirePath<'_>) {
        let Some(origin) = applies(rule, spot.fields) else { return };
        match value {
            Value::List(list) if !is_about_field(&rule.check) => {
                for (index, element) in elements(*list).enumerate().filter(|(_, element)| !holds(&rule.check, element))
                {
                    self.report(rule, origin, spot, &element, &WirePath::Element(path, index));
                }
            }
            value => self.report(rule, origin, spot, value, path),
        }
    }

    #[cold]
    fn report(&mut self, rule: &'static Rule, origin: Origin, spot: &Spot<'_>, value: &Value<'_>, path: &WirePath<'_>) {
        let (operation, page) = (self.operation, spot.fields.shape.page);
        let place = Place { operation, page, field: spot.field, path, hidden: spot.hidden };
        self.findings.push(Finding::new(&place, rule, origin, *value));
    }
}
