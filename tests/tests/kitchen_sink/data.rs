//! What generated code knows besides fields: services, error codes, pages, roles, open enums.

use flowlog_kitchensink::{json, rest, rpc};
use flowlog_runtime::object::Role;
use flowlog_runtime::operation::{
    Lists, Next, Operation, OperationInfo, PageStyle, Pagination, Protocol, Retry, error,
};
use flowlog_tests::generated::fields;
use serde_json::json as value;

use crate::all;

fn info<R: Operation>() -> &'static OperationInfo {
    R::INFO
}

#[test]
fn services_carry_version_hosts_regions_networks_and_names() {
    let (rest, rpc, json) = (&rest::SERVICE, &rpc::SERVICE, &json::SERVICE);
    assert_eq!([rest.version, rpc.version], [None, Some("2024-02-29")]);
    assert_eq!([rest.signing_name, rpc.signing_name, json.signing_name], ["rest", "items", "json"]);
    assert_eq!([rest.lists, rpc.lists, json.lists], [Lists::Repeat, Lists::Flatten, Lists::Json]);
    assert_eq!(
        [rest.protocol, rpc.protocol, json.protocol],
        [Protocol::HuaweiRest, Protocol::AliyunRpc, Protocol::TencentV3]
    );
    assert_eq!(rest.host, "rest.{region}.sink.example");
    assert_eq!(rest.regions, [("here", None), ("there", Some("there.sink.example"))]);
    assert_eq!(rpc.networks, [("vpc", "rpc-vpc.{region}.sink.example")]);
    assert_eq!([rest.vendor, rest.name, rest.title], ["kitchensink", "rest", "Things by path"]);
}

#[test]
fn operations_carry_their_call_and_how_they_are_answered() {
    let create = info::<rest::CreateThingRequest>();
    assert_eq!((create.method, create.path), ("POST", "/v1/{project_id}/shelves/{shelf}/things"));
    assert_eq!(create.success, [200, 202]);
    assert_eq!(info::<rest::DeleteThingRequest>().success, [204]);
    assert_eq!(info::<rpc::CreateItemRequest>().success, [200], "the usual one, where none is stated");
    assert_eq!(info::<json::CreateEntryRequest>().envelope, Some("Response"));
    let bodies = all().into_iter().filter(|generated| generated.info.json_body).map(|generated| generated.info.name);
    assert_eq!(bodies.collect::<Vec<_>>(), ["CreateThing", "DescribeItems", "CreateEntry", "ListEntries"]);
    let reading = all().into_iter().filter(|generated| generated.info.read_only).map(|generated| generated.info.name);
    assert_eq!(reading.collect::<Vec<_>>(), ["ListThings", "DescribeItems", "ListItems", "ListEntries"]);
}

#[test]
fn error_codes_carry_status_field_and_advice() {
    assert_eq!(
        info::<rest::CreateThingRequest>().errors,
        [
            error("Thing.Bad").status(400).about("thing.name"),
            error("Thing.Exists").status(409).about("thing.name").retry(Retry::AfterChange),
            error("Thing.1").status(500).retry(Retry::Later),
        ]
    );
    // A code of which nothing is known has no line: an answer with it is judged like one with an unknown code.
    assert_eq!(info::<json::CreateEntryRequest>().errors, [error("InvalidParameter.Title").about("Title")]);
    assert_eq!(rpc::SERVICE.errors, [error("Busy").status(503).retry(Retry::Later)]);
}

#[test]
fn error_codes_of_operations_and_service_are_one_open_enum() {
    assert_eq!(rest::ErrorCode::from("Thing.1"), rest::ErrorCode::ThingBroke);
    let codes: Vec<&str> = rpc::ErrorCode::KNOWN.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes, ["Item.Exists", "Forbidden", "Busy"]);
    assert_eq!(rpc::ErrorCode::from("Surprise").as_str(), "Surprise");
}

#[test]
fn each_of_the_four_styles_of_pages_is_described() {
    let described =
        |page: &'static Pagination| (page.style, page.position, page.size, page.items, page.next, page.total);
    let page = |info: &'static OperationInfo| described(info.pagination.expect("pages"));
    assert_eq!(
        page(info::<rest::ListThingsRequest>()),
        (PageStyle::Marker, "marker", "limit", "things", Some(Next::LastItem("id")), None)
    );
    assert_eq!(
        page(info::<rpc::ListItemsRequest>()),
        (PageStyle::Token, "NextToken", "MaxResults", "Items", Some(Next::Field("Page.NextToken")), Some("Page.Total"))
    );
    assert_eq!(
        page(info::<rpc::DescribeItemsRequest>()),
        (PageStyle::PageNumber, "PageNumber", "PageSize", "Items.Item", None, Some("TotalCount"))
    );
    assert_eq!(
        page(info::<json::ListEntriesRequest>()),
        (PageStyle::Offset, "Offset", "Limit", "Entries", None, Some("Total"))
    );
    assert!(info::<rest::CreateThingRequest>().pagination.is_none());
}

#[test]
fn fields_carry_their_row_role_and_whether_they_are_secret() {
    let create = &all()[0];
    let fields = fields(create.request(&value!({})));
    let of = |path: &str| fields.iter().find(|(p, _)| p == path).map(|(_, field)| *field).expect("a field");
    let row = |path: &str| of(path).source.map(|row| (row.table, row.row));
    assert_eq!(row("label"), Some(("query", 3)));
    assert_eq!(row("label.Value"), Some(("query", 6)), "rows of a type inside a larger table");
    assert_eq!(row("thing.steps"), Some(("thing", 27)));
    assert_eq!(row("thing.parts.Name"), None, "shown only by an example");
    assert_eq!(row("echo"), None, "no row has it");
    let secret: Vec<&str> = fields.iter().filter(|(_, field)| field.sensitive).map(|(path, _)| path.as_str()).collect();
    assert_eq!(secret, ["X-Client-Token", "thing.code"]);
    let roles = all().into_iter().flat_map(|generated| fields_with_roles(generated.request(&value!({"x": 1}))));
    let mut roles: Vec<Role> = roles.collect();
    roles.dedup();
    for role in [Role::IdempotencyToken, Role::Region, Role::Project, Role::DryRun, Role::PageToken, Role::PageSize] {
        assert!(roles.contains(&role), "{role:?}");
    }
    let answer = create.response(&[], "{}").expect("readable");
    assert!(fields_with_roles(answer).contains(&Role::RequestId));
}

fn fields_with_roles(object: Box<dyn flowlog_runtime::object::Object>) -> Vec<Role> {
    fields(object).into_iter().filter_map(|(_, field)| field.role).collect()
}

#[test]
fn enums_are_open_and_never_hold_a_known_value_as_unlisted() {
    assert_eq!(rest::Kind::from("1:2"), rest::Kind::OneInTwo);
    assert_eq!(
        json::Kind::from("Unlisted"),
        json::Kind::NotListed,
        "a value may be called like the variant for others"
    );
    assert!(matches!(json::Kind::from("NotListed"), json::Kind::Unlisted(text) if text.as_str() == "NotListed"));
    assert_eq!(rest::Kind::KNOWN.iter().map(|kind| kind.as_str()).collect::<Vec<_>>(), ["box", "bag", "1:2"]);
    assert_eq!(rest::Sort::from(String::from("weight")).to_string(), "weight");
}
