//! The generated requests behind one type, so that a test can go over all of them; and what any generated object shows of itself at run time.

use std::fmt::Debug;

use flowlog_codegen::model::{Model, Operation as Described, Service};
use flowlog_runtime::Error;
use flowlog_runtime::client::BlockingClient;
use flowlog_runtime::decode::{DecodeError, decode};
use flowlog_runtime::json::{request_from_json, write};
use flowlog_runtime::layout::{Layout, lay_out};
use flowlog_runtime::object::{Elements, Field, Object, Slot, Value, fill, value};
use flowlog_runtime::operation::{Operation, OperationInfo};
use flowlog_runtime::validate::{Findings, validate};
use serde_json::{Map, Value as Json};

use crate::by_hand::Encoded;
use crate::limits::dotted;

/// What reading gives: an object of whatever type the operation has.
type Read = Result<Box<dyn Object>, DecodeError>;

/// Names and values of headers.
type Headers<'h> = [(&'h str, &'h str)];

/// One generated operation, its types erased.
pub struct Generated {
    /// What is known about it.
    pub info: &'static OperationInfo,
    request: fn(&[u8]) -> Read,
    response: fn(&Headers<'_>, &[u8]) -> Read,
    call: fn(&BlockingClient, &[u8]) -> Result<String, Error>,
}

/// The ten operations of the repository.
pub fn all() -> Vec<Generated> {
    use {flowlog_alibabacloud as alibaba, flowlog_huaweicloud as huawei, flowlog_tencentcloud as tencent};
    vec![
        generated::<alibaba::ecr::CreateFlowLogRequest>(),
        generated::<alibaba::ecr::DescribeFlowLogsRequest>(),
        generated::<alibaba::smartag::CreateFlowLogRequest>(),
        generated::<alibaba::smartag::DescribeFlowLogsRequest>(),
        generated::<huawei::er::CreateFlowLogRequest>(),
        generated::<huawei::er::ListFlowLogsRequest>(),
        generated::<huawei::vpc::CreateFlowLogRequest>(),
        generated::<huawei::vpc::ListFlowLogsRequest>(),
        generated::<tencent::vpc::CreateFlowLogRequest>(),
        generated::<tencent::vpc::DescribeFlowLogsRequest>(),
    ]
}

/// One operation.
pub fn generated<R>() -> Generated
where
    R: Operation<Response: Debug + 'static> + Default + 'static,
{
    Generated {
        info: R::INFO,
        request: |json| Ok(Box::new(request_from_json::<R>(json)?)),
        response: |headers, body| Ok(Box::new(decode::<R::Response>(R::INFO, headers, body)?)),
        call: |client, json| {
            let reply = client.call(request_from_json::<R>(json).expect("a request"))?;
            Ok(format!("{reply:?}\n{reply:#?}"))
        },
    }
}

impl Generated {
    /// Reads a request keyed by wire names, places merged.
    pub fn request(&self, json: &Json) -> Box<dyn Object> {
        (self.request)(json.to_string().as_bytes()).unwrap_or_else(|error| panic!("{}: {error}: {json}", self.info.id))
    }

    /// Reads an answer.
    pub fn response(&self, headers: &Headers<'_>, body: impl AsRef<[u8]>) -> Read {
        (self.response)(headers, body.as_ref())
    }

    /// Calls it with a request keyed by wire names. What the reply shows of itself is handed back.
    pub fn call(&self, client: &BlockingClient, request: &Json) -> Result<String, Error> {
        (self.call)(client, request.to_string().as_bytes())
    }

    /// Where everything of a request travels.
    pub fn layout(&self, request: &dyn Object) -> Layout {
        lay_out(request, self.info).unwrap_or_else(|error| panic!("{}: {error}", self.info.id))
    }

    /// The same with query and form as they are on the wire.
    pub fn encode(&self, request: &dyn Object) -> Encoded {
        let Layout { path, query, headers, form, body, .. } = self.layout(request);
        Encoded { path: path.into_owned(), query: query.into_string(), headers, form: form.into_string(), body }
    }

    /// The judgement of the generated limits.
    pub fn verdict(&self, request: &Json) -> Findings {
        let object = self.request(request);
        let findings = validate(&*object);
        assert_eq!(object.keeps_limits(), findings.is_empty(), "{}: {request}", self.info.id);
        findings
    }

    /// The same operation in the model.
    pub fn described<'m>(&self, model: &'m Model) -> (&'m Service, &'m Described) {
        let of = |service: &'m Service| service.operations.iter().map(move |operation| (service, operation));
        let found = model.services.iter().flat_map(of).find(|(_, operation)| operation.id == self.info.id);
        found.unwrap_or_else(|| panic!("{} is not in the spec", self.info.id))
    }
}

/// What the runtime writes as the JSON body of an object.
pub fn body(object: &dyn Object) -> Json {
    let mut bytes = Vec::new();
    write(object, &mut bytes).expect("writable");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Everything that is set, whatever its place: written here, so that the runtime's writer is not its own witness.
pub fn everything(object: &dyn Object) -> Json {
    let fields = object.shape().fields.iter().enumerate();
    let set = fields.filter_map(|(number, field)| Some((field.wire.to_owned(), json(value(object, number))?)));
    Json::Object(set.collect::<Map<_, _>>())
}

fn json(value: Value<'_>) -> Option<Json> {
    Some(match value {
        Value::Unset => return None,
        Value::Text(text) => text.into(),
        Value::Integer(number) => number.into(),
        Value::Boolean(truth) => truth.into(),
        Value::Object(object) => everything(object),
        Value::List(list) => elements(list).filter_map(json).collect(),
    })
}

fn elements(list: &dyn Elements) -> impl Iterator<Item = Value<'_>> {
    (0..list.count()).map(|index| list.element(index))
}

/// Every field that an object can hold, with its dotted path; the fields of a type once, where it is reached first. Opens what is nested, so the
/// object is used up.
pub fn fields(mut object: Box<dyn Object>) -> Vec<(String, &'static Field)> {
    let mut found = Vec::new();
    walk(&mut *object, "", &mut Vec::new(), &mut found);
    found
}

fn walk(
    object: &mut dyn Object,
    parent: &str,
    seen: &mut Vec<&'static str>,
    found: &mut Vec<(String, &'static Field)>,
) {
    for (number, field) in object.shape().fields.iter().enumerate() {
        let path = dotted(parent, field.wire);
        found.push((path.clone(), field));
        fill(object, number, &mut |slot| inside(slot, &path, seen, found));
    }
}

fn inside(slot: Slot<'_>, path: &str, seen: &mut Vec<&'static str>, found: &mut Vec<(String, &'static Field)>) {
    match slot {
        Slot::Object(nested) => {
            let object = nested.open();
            let name = object.shape().name;
            if !seen.contains(&name) {
                seen.push(name);
                walk(object, path, seen, found);
            }
        }
        Slot::List(list) => list.push(&mut |slot| inside(slot, path, seen, found)),
        _ => {}
    }
}
