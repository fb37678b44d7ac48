//! Where fields travel.

use crate::good;
use crate::sample::{CreateLogRequest, Storage, Tag};
use flowlog_runtime::layout::{Layout, LayoutError, Pairs, lay_out};
use flowlog_runtime::operation::{Lists, Operation, OperationInfo, Service};

const BASE: &OperationInfo = CreateLogRequest::INFO;

fn laid_out(request: &CreateLogRequest) -> Layout {
    lay_out(request, BASE).expect("a layout")
}

fn pairs(pairs: &Pairs) -> Vec<String> {
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect()
}

/// The query of a request when lists are written in another way.
fn query(request: &CreateLogRequest, lists: Lists) -> Vec<String> {
    let base = BASE.service;
    let service: &'static Service = Box::leak(Box::new(Service {
        vendor: base.vendor,
        name: base.name,
        title: base.title,
        version: base.version,
        protocol: base.protocol,
        signing_name: base.signing_name,
        lists,
        host: base.host,
        regions: base.regions,
        networks: base.networks,
        errors: base.errors,
    }));
    let info = OperationInfo { service, ..*BASE };
    pairs(&lay_out(request, &info).expect("a layout").query)
}

fn body(request: &CreateLogRequest) -> String {
    String::from_utf8(laid_out(request).body.expect("a body")).expect("UTF-8")
}

#[test]
fn each_field_goes_to_its_place() {
    let layout = laid_out(&good().client_token("c").sort_key(["id".to_owned()]).dry_run(true).interval(60));
    assert_eq!(layout.method, "POST");
    assert_eq!(layout.path, "/v1/p/logs");
    assert_eq!(layout.headers, [("X-Client-Token", "c".to_owned())]);
    assert_eq!(pairs(&layout.query), ["sort_key.1=id"]);
    assert_eq!(pairs(&layout.form), ["DryRun=true"]);
    let body = String::from_utf8(layout.body.expect("a body")).expect("UTF-8");
    assert_eq!(body, r#"{"Name":"edge","ResourceType":"CCN","Interval":60,"TopicId":"t"}"#);
}

#[test]
fn unset_empty_and_present_stay_apart_in_json() {
    let bare = CreateLogRequest::new().project_id("p");
    assert_eq!(body(&bare), "{}");
    assert_eq!(body(&bare.clone().name("").labels([])), r#"{"Name":"","Labels":[]}"#);
    assert_eq!(body(&bare.clone().storage(Storage::default())), r#"{"Storage":{}}"#);
    let storage = Storage::default().topics(["a\"\n".to_owned(), "é".to_owned()]).tags([Tag::default()]);
    assert_eq!(body(&bare.storage(storage)), r#"{"Storage":{"Topics":["a\"\n","é"],"Tags":[{}]}}"#);
}

#[test]
fn unset_empty_and_present_stay_apart_in_the_query() {
    let empty = good().sort_key([]).tag([Tag::default().key("").value("v"), Tag::default()]);
    for lists in [Lists::Flatten, Lists::Repeat, Lists::Json] {
        assert_eq!(query(&good(), lists), Vec::<String>::new());
        assert_eq!(query(&good().sort_key([]), lists), Vec::<String>::new());
    }
    assert_eq!(query(&empty, Lists::Flatten), ["Tag.1.Key=", "Tag.1.Value=v"]);
    assert_eq!(query(&empty, Lists::Repeat), ["Tag.Key=", "Tag.Value=v"]);
    assert_eq!(query(&empty, Lists::Json), [r#"Tag=[{"Key":"","Value":"v"},{}]"#]);
}

#[test]
fn lists_are_written_as_the_service_says() {
    let request = good()
        .sort_key(["id".to_owned(), "a b".to_owned()])
        .tag([Tag::default().key("k"), Tag::default().key("l").value("w")]);
    assert_eq!(
        query(&request, Lists::Flatten),
        ["sort_key.1=id", "sort_key.2=a b", "Tag.1.Key=k", "Tag.2.Key=l", "Tag.2.Value=w"]
    );
    assert_eq!(
        query(&request, Lists::Repeat),
        ["sort_key=id", "sort_key=a b", "Tag.Key=k", "Tag.Key=l", "Tag.Value=w"]
    );
    assert_eq!(
        query(&request, Lists::Json),
        [r#"sort_key=["id","a b"]"#, r#"Tag=[{"Key":"k"},{"Key":"l","Value":"w"}]"#]
    );
}

#[test]
fn path_values_are_escaped() {
    assert_eq!(laid_out(&good().project_id("a/b c")).path, "/v1/a%2Fb%20c/logs");
    assert_eq!(laid_out(&good().project_id("-._~%+*'é𝄞")).path, "/v1/-._~%25%2B%2A%27%C3%A9%F0%9D%84%9E/logs");
    assert_eq!(laid_out(&good().project_id("...")).path, "/v1/.../logs");
    assert_eq!(laid_out(&good().project_id("{x}")).path, "/v1/%7Bx%7D/logs");
}

#[test]
fn unusable_path_values_are_reported_all_at_once() {
    let info = OperationInfo { path: "/{project_id}/{other}/{last", ..*BASE };
    let error = lay_out(&good().project_id(".."), &info).map(|layout| layout.path).expect_err("no path");
    assert_eq!(
        error.to_string(),
        "samplecloud.logs.CreateLog has no path to go to: project_id cannot be \"..\", other must be set and not empty"
    );
    for missing in [CreateLogRequest::new(), CreateLogRequest::new().project_id("")] {
        let Err(LayoutError::Path { unusable, .. }) = lay_out(&missing, BASE) else { panic!("no path") };
        assert_eq!(unusable, [("project_id", String::new())]);
    }
}

#[test]
fn no_body_where_none_belongs() {
    let info = OperationInfo { json_body: false, ..*BASE };
    assert_eq!(lay_out(&good(), &info).expect("a layout").body, None);
}

#[test]
fn one_odd_character_is_escaped_wherever_it_stands_in_texts_of_any_length() {
    for (length, odd) in
        (1..40).flat_map(|length| ['"', '\\', '\n', '\u{1f}', '\u{7f}', '%', '&', 'é'].map(|odd| (length, odd)))
    {
        for at in 0..length {
            let mut characters = vec!['a'; length];
            characters[at] = odd;
            let text: String = characters.into_iter().collect();
            let layout = laid_out(&good().name(text.as_str()).sort_key([text.clone()]));
            let written = serde_json::to_string(&text).expect("JSON");
            let body = String::from_utf8(layout.body.expect("a body")).expect("UTF-8");
            assert!(body.starts_with(&format!(r#"{{"Name":{written},"#)), "{body}");
            assert_eq!(layout.query.iter().collect::<Vec<_>>(), [("sort_key.1".into(), text.as_str().into())]);
            assert!(layout.query.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.=%".contains(&byte)));
        }
    }
}
