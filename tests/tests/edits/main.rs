//! Acceptance: any single slip in a create spec (a requirement removed, a condition turned round, a bound moved by one, a value misspelt) is noticed
//! by the rules or by a case, and not merely by a snapshot. Every such edit is made, one at a time, and none may survive.

mod change;
mod site;

use flowlog_codegen::diagnostic::Problems;
use flowlog_codegen::model::Model;
use flowlog_codegen::resolve::resolve;
use flowlog_codegen::spec::{Loaded, load};
use flowlog_codegen::verdict::check_examples_and_cases;
use flowlog_tests::limits::of_requests;
use flowlog_tests::{rendered, spec_folder};

use change::edits;

/// Edits that nothing here can notice: service, how their description starts, and why. One that is noticed after all must leave the table.
const UNSEEN: &[(&str, &str, &str)] = &[(
    "huaweicloud/er",
    "FlowLog log_aggregation_interval: range",
    "answers are not judged; only reading the page again shows it",
)];

fn check(loaded: &Loaded) -> (Model, Problems) {
    let mut problems = Problems::default();
    let model = resolve(loaded.services.clone(), &mut problems);
    check_examples_and_cases(&model, &mut problems);
    (model, problems)
}

/// Makes every edit of the create operation of one service, and returns those that nobody noticed.
fn survivors(of: &str) -> Vec<String> {
    let mut loaded = load(&spec_folder(), &mut Problems::default());
    loaded.services.retain(|folder| format!("{}/{}", folder.vendor, folder.name) == of);
    let (model, mut clean) = check(&loaded);
    assert!(clean.is_empty(), "the spec itself has problems:\n{}", rendered(&mut clean, &loaded.sources));
    let files = &loaded.services[0].operations;
    let create = files.iter().position(|file| file.stem == "CreateFlowLog").expect("a create");
    let types = model.services.iter().flat_map(|service| &service.types).filter(|ty| ty.usage.request);
    let edits = edits(&files[create].spec, &types.map(|ty| ty.wire.as_str()).collect::<Vec<_>>());
    let limits = of_requests(&model).iter().filter(|limit| limit.operation.ends_with("CreateFlowLog")).count();
    assert!(edits.len() > limits, "{} edits of {limits} limits", edits.len());
    let unnoticed = edits.into_iter().filter_map(|(what, spec)| {
        loaded.services[0].operations[create].spec = spec;
        check(&loaded).1.is_empty().then_some(what)
    });
    unnoticed.collect()
}

fn every_edit_is_noticed(of: &str) {
    let unseen: Vec<&str> = UNSEEN.iter().filter(|(service, ..)| *service == of).map(|(_, start, _)| *start).collect();
    let is_unseen = |what: &String| unseen.iter().any(|start| what.starts_with(start));
    let (known, unknown): (Vec<_>, Vec<_>) = survivors(of).into_iter().partition(is_unseen);
    assert!(unknown.is_empty(), "{} edits go unnoticed: {unknown:#?}", unknown.len());
    let outdated: Vec<_> = unseen.iter().filter(|start| !known.iter().any(|what| what.starts_with(*start))).collect();
    assert!(outdated.is_empty(), "noticed by now: {outdated:?}");
}

macro_rules! noticed {
    ($($test:ident: $service:literal;)+) => {$(
        #[test]
        fn $test() {
            every_edit_is_noticed($service);
        }
    )+};
}
noticed! {
    no_slip_in_the_create_spec_of_the_enterprise_router_survives: "huaweicloud/er";
    no_slip_in_the_create_spec_of_the_huawei_vpc_survives: "huaweicloud/vpc";
    no_slip_in_the_create_spec_of_the_express_connect_router_survives: "alibabacloud/ecr";
    no_slip_in_the_create_spec_of_the_smart_access_gateway_survives: "alibabacloud/smartag";
    no_slip_in_the_create_spec_of_the_tencent_vpc_survives: "tencentcloud/vpc";
}
