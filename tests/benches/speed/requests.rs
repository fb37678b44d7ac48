//! The requests of the five pages' examples, as the generator makes them and as they were written by hand.

use flowlog_runtime::object::Object;
use flowlog_tests::by_hand::{self, Request};
use flowlog_tests::generated::{Generated, all};
use flowlog_tests::{model, spec_folder};
use serde_json::Value;
use std::fmt::{Display, Formatter, Result};

pub(crate) struct Create {
    pub(crate) operation: Generated,
    pub(crate) generated: Box<dyn Object>,
    pub(crate) by_hand: Box<dyn Request>,
}

pub(crate) fn creates() -> Vec<Create> {
    let model = model(&spec_folder());
    let creates = all().into_iter().filter(|operation| operation.info.name == "CreateFlowLog");
    creates
        .map(|operation| {
            let example = operation.described(&model).1.first_request().expect("an example");
            // The pages hide the ends of ids, with a character that no id has.
            let json: Value = serde_json::from_str(&example.to_string().replace('*', "0")).expect("JSON");
            let generated = operation.request(&json);
            let by_hand = by_hand::read(operation.info.id, json).expect("a request");
            Create { operation, generated, by_hand }
        })
        .collect()
}

impl Display for Create {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let service = self.operation.info.service;
        write!(out, "{}.{}", service.vendor, service.name)
    }
}
