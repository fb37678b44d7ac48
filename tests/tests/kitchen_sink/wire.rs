//! Where everything travels: all five places, and lists and objects in all three styles.

use flowlog_kitchensink::rest::{CreateThingRequest, DeleteThingRequest, Label, ListThingsRequest, Sort, ThingRequest};
use flowlog_kitchensink::{json, rpc};
use flowlog_runtime::layout::{Layout, LayoutError, lay_out};
use flowlog_runtime::operation::Operation;
use flowlog_tests::fixtures;
use flowlog_tests::generated::everything;
use flowlog_tests::sample::full;
use serde_json::{Value, json};

use crate::all;

fn laid_out<R: Operation>(request: &R) -> Layout {
    lay_out(request, R::INFO).expect("a layout")
}

fn body(layout: &Layout) -> Value {
    serde_json::from_slice(layout.body.as_ref().expect("a body")).expect("JSON")
}

#[test]
fn path_header_query_and_body_of_one_request_with_lists_that_repeat_the_key() {
    let request = CreateThingRequest::new()
        .project_id("p/1")
        .shelf("Kästchen 7")
        .x_client_token("12345678")
        .dry_run(true)
        .sort([Sort::Name, Sort::from("color")])
        .label([Label::default().key("k").value(""), Label::default().key("l")])
        .thing(ThingRequest::default().name("n").sizes([1, 9]).flags([true, false]))
        .mode("fast");
    let layout = laid_out(&request);
    assert_eq!(layout.method, "POST");
    assert_eq!(layout.path, "/v1/p%2F1/shelves/K%C3%A4stchen%207/things");
    assert_eq!(layout.headers, [("X-Client-Token", "12345678".to_owned())]);
    let query = "dry_run=true&sort=name&sort=color&label.Key=k&label.Value=&label.Key=l";
    assert_eq!((layout.query.as_str(), layout.form.as_str()), (query, ""));
    assert_eq!(body(&layout), json!({"thing": {"name": "n", "sizes": [1, 9], "flags": [true, false]}, "mode": "fast"}));
}

#[test]
fn query_form_and_header_of_one_request_with_numbered_lists() {
    let request = rpc::CreateItemRequest::new()
        .client_token("t&=")
        .dry_run(false)
        .x_trace("x")
        .name("")
        .ports([80, 443])
        .tag([rpc::Tag::default().key("k").value(""), rpc::Tag::default().key("l")])
        .owner(rpc::Owner::default().name("o"));
    let layout = laid_out(&request);
    assert_eq!((layout.method, &*layout.path), ("POST", "/"));
    assert_eq!(layout.query.as_str(), "Name=&Tag.1.Key=k&Tag.1.Value=&Tag.2.Key=l&Owner.Name=o");
    assert_eq!(layout.form.as_str(), "ClientToken=t%26%3D&DryRun=false&Ports.1=80&Ports.2=443");
    assert_eq!(layout.headers, [("X-Trace", "x".to_owned())]);
    assert_eq!(layout.body, None);
}

#[test]
fn body_and_query_of_one_request_with_lists_and_objects_as_json() {
    let request = json::CreateEntryRequest::new()
        .title("t")
        .tags([json::Tag::default().key("k")])
        .filter(["a".to_owned(), "\"b\"".to_owned()])
        .r#box(json::Tag::default().key("k").value(""));
    let layout = laid_out(&request);
    let query: Vec<_> = layout.query.iter().collect();
    let json = [("Filter", r#"["a","\"b\""]"#), ("Box", r#"{"Key":"k","Value":""}"#)];
    assert_eq!(query, json.map(|(name, value)| (name.into(), value.into())));
    assert_eq!(body(&layout), json!({"Title": "t", "Tags": [{"Key": "k"}]}));
}

#[test]
fn a_field_of_one_table_can_travel_in_a_body_beside_a_query() {
    let layout = laid_out(&rpc::DescribeItemsRequest::new().region_id("r").page_number(2).only_names(["a".to_owned()]));
    assert_eq!(layout.query.as_str(), "RegionId=r&PageNumber=2");
    assert_eq!(body(&layout), json!({"Names": ["a"]}));
}

#[test]
fn fields_of_one_table_can_travel_in_the_path() {
    let layout = laid_out(&DeleteThingRequest::new().project_id("p").name("..n").force(true));
    assert_eq!((layout.method, &*layout.path), ("DELETE", "/v1/p/things/..n"));
    assert_eq!(layout.query.as_str(), "force=true");
    assert_eq!(layout.body, None);
}

#[test]
fn every_path_value_that_is_missing_or_unusable_is_named() {
    let refused = |request: &DeleteThingRequest| match lay_out(request, DeleteThingRequest::INFO) {
        Err(LayoutError::Path { operation: "kitchensink.rest.DeleteThing", unusable }) => unusable,
        Err(other) => panic!("{other}"),
        Ok(layout) => panic!("laid out to {}", layout.path),
    };
    assert_eq!(refused(&DeleteThingRequest::new()), [("project_id", String::new()), ("name", String::new())]);
    assert_eq!(refused(&DeleteThingRequest::new().project_id("p").name("..")), [("name", "..".to_owned())]);
}

#[test]
fn an_empty_list_outside_a_body_leaves_no_trace_in_any_style() {
    let repeated = laid_out(&ListThingsRequest::new().project_id("p").numbers([]).mode(""));
    assert_eq!(repeated.query.as_str(), "mode=");
    let numbered = laid_out(&rpc::CreateItemRequest::new().ports([]).tag([]));
    assert!(numbered.query.is_empty() && numbered.form.is_empty());
    let as_json = laid_out(&json::CreateEntryRequest::new().filter([]).tags([]));
    assert!(as_json.query.is_empty());
    assert_eq!(body(&as_json), json!({"Tags": []}));
}

#[test]
fn a_request_in_which_nothing_is_set_has_a_body_only_where_bodies_are_json() {
    assert_eq!(body(&laid_out(&json::ListEntriesRequest::new())), json!({}));
    assert_eq!(body(&laid_out(&CreateThingRequest::new().project_id("p").shelf("s"))), json!({}));
    assert_eq!(laid_out(&rpc::ListItemsRequest::new()).body, None);
}

#[test]
fn every_field_of_every_request_and_answer_makes_the_round_trip() {
    let model = flowlog_tests::model(&fixtures("spec"));
    for generated in all() {
        let (service, operation) = generated.described(&model);
        let request = full(service, &operation.request);
        assert_eq!(everything(&*generated.request(&request)), request, "{}", operation.id);
        let answer = full(service, &operation.response);
        let text =
            operation.envelope.as_ref().map_or_else(|| answer.to_string(), |name| json!({ name: answer }).to_string());
        let headers = operation
            .response
            .fields
            .iter()
            .map(|field| (field.wire.as_str(), answer[&field.wire].as_str().unwrap_or("")));
        let response = generated.response(&headers.collect::<Vec<_>>(), &text).expect("readable");
        assert_eq!(everything(&*response), answer, "{}", operation.id);
    }
}
