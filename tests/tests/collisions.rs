//! Names that are words of Rust, names that generated code and its runtime use themselves, names that differ only by case or separator, names that Rust
//! cannot spell: all are generated, compile, and travel under the name that the vendor gave them.

use flowlog_collisions::r#loop::{
    Box_, Default_, GenRequest, Match, MatchRequest, Option_, Result_, Self_, String_, Type, TypeRequest, Vec_,
};
use flowlog_collisions::names::{_2ndType, ErrorCode, Label, PutRequest, Size};
use flowlog_runtime::layout::lay_out;
use flowlog_runtime::object::Object;
use flowlog_runtime::operation::Operation;
use flowlog_tests::generated::{Generated, body, everything, generated};
use flowlog_tests::sample::full;
use flowlog_tests::verdicts::{conditions, disagreements, unmet};
use flowlog_tests::{fixtures, model};
use serde_json::{Value, json};

fn all() -> Vec<Generated> {
    vec![generated::<TypeRequest>(), generated::<MatchRequest>(), generated::<GenRequest>(), generated::<PutRequest>()]
}

#[test]
fn every_operation_is_exercised_and_every_case_gets_its_verdict_twice() {
    let model = model(&fixtures("spec"));
    let services = model.services.iter().filter(|service| service.vendor == "collisions");
    assert_eq!(services.map(|service| service.operations.len()).sum::<usize>(), all().len());
    for generated in all() {
        let mut wrong = unmet(&generated, &model);
        wrong.extend(disagreements(&generated, &model));
        wrong.extend(conditions(&generated, &model).1);
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}

#[test]
fn every_field_makes_the_round_trip_under_its_own_name() {
    let model = model(&fixtures("spec"));
    for generated in all() {
        let (service, operation) = generated.described(&model);
        let request = full(service, &operation.request);
        assert_eq!(everything(&*generated.request(&request)), request, "{}", operation.id);
        let answer = full(service, &operation.response);
        let header = answer.get("gen").and_then(Value::as_str).map(|text| ("GEN", text));
        let response = generated.response(header.as_slice(), answer.to_string()).expect("readable");
        assert_eq!(everything(&*response), answer, "{}", operation.id);
    }
}

#[test]
fn words_of_rust_are_fields_with_setters() {
    let request = TypeRequest::new()
        .r#type(Type::default().r#type("a").vec([Type::default()]))
        .self_(Self_::default().self_("b").loud_self("B"))
        .r#gen("c")
        .r#try(true)
        .r#async(false)
        .r#await(1)
        .r#dyn("d")
        .r#match(Match::Self_)
        .super_("e")
        .crate_("f");
    let expected = json!({
        "type": {"type": "a", "Vec": [{}]}, "self": {"self": "b", "SELF": "B"}, "gen": "c", "try": true, "async": false,
        "await": 1, "dyn": "d", "match": "self", "super": "e", "crate": "f"
    });
    assert_eq!(body(&request), expected);
}

#[test]
fn names_of_the_prelude_are_types_beside_the_real_ones() {
    let request = TypeRequest::new()
        .option(Option_::default().some("s").none("n"))
        .string(String_::default().str("t"))
        .vec([Vec_::default().len(2)])
        .result(
            Result_::default().ok(true).err(Box_::default().r#box([Box_::default()]).default_(Default_::default())),
        );
    let expected = json!({
        "Option": {"Some": "s", "None": "n"}, "String": {"str": "t"}, "Vec": [{"len": 2}],
        "Result": {"Ok": true, "Err": {"Box": [{}], "Default": {}}}
    });
    assert_eq!(body(&request), expected);
    assert_eq!(request.option.as_ref().map(|option| option.some.as_deref()), Some(Some("s")));
}

#[test]
fn methods_that_every_request_has_stay_what_they_are() {
    let request = TypeRequest::new()
        .new_("1")
        .validate_("2")
        .default_("3")
        .clone_("4")
        .eq_("5")
        .fmt("6")
        .into("7")
        .from("8")
        .drop("9")
        .value("10")
        .shape("11")
        .slot("12")
        .fill("13")
        .body("14")
        .required("15")
        .number(16);
    assert!(request.validate().is_empty(), "{}", request.validate());
    assert!(request.clone() == request && request != TypeRequest::default());
    assert_eq!(Object::shape(&request).name, "TypeRequest");
    assert!(format!("{request:?}").contains(r#"new_: "1""#), "{request:?}");
    let travels = body(&request);
    for (name, value) in [("new", "1"), ("validate", "2"), ("default", "3"), ("clone", "4"), ("eq", "5"), ("drop", "9")]
    {
        assert_eq!(travels[name], value, "{name}");
    }
}

#[test]
fn keywords_can_name_services_operations_and_parts_of_the_path() {
    let request = GenRequest::new().r#type("t").self_("s");
    let layout = lay_out(&request, GenRequest::INFO).expect("a layout");
    assert_eq!((layout.method, &*layout.path), ("GET", "/t/s"));
    let ids: Vec<&str> = all().iter().map(|generated| generated.info.id).collect();
    assert_eq!(ids, ["collisions.loop.Type", "collisions.loop.Match", "collisions.loop.Gen", "collisions.names.Put"]);
}

#[test]
fn names_that_differ_only_by_case_or_separator_stay_apart() {
    let request = PutRequest::new()
        .user_name("a")
        .user_name_camel("b")
        .user_name_pascal("c")
        .user_name_hyphen("d")
        .user_name_dot("e")
        .user_name_loud("f")
        .username("g");
    let layout = lay_out(&request, PutRequest::INFO).expect("a layout");
    assert_eq!(layout.query.as_str(), "user_name=a&userName=b&UserName=c&user-name=d&username=g");
    assert_eq!(layout.form.as_str(), "user.name=e&USER_NAME=f");
}

#[test]
fn digits_other_scripts_and_odd_characters_travel_as_they_are() {
    let odd = r#"odd "name" {x} `y` \ #"#;
    let request = PutRequest::new()
        ._1st("a")
        ._2nd_type(_2ndType::default()._3rd("b"))
        .name_in_chinese("c")
        .size_in_german(1)
        .odd("d")
        .size_small(Label::default().key("e"));
    let expected =
        json!({"1st": "a", "2nd_type": {"3rd": "b"}, "名称": "c", "größe": 1, odd: "d", "size": {"键": "e"}});
    assert_eq!(everything(&request), expected);
    let finding = PutRequest::new().size_small(Label::default()).validate();
    assert_eq!(
        finding.iter().map(|finding| finding.id()).collect::<Vec<_>>(),
        ["collisions.names.Put/size.键/required"]
    );
}

#[test]
fn values_that_differ_only_by_a_separator_or_are_words_stay_apart() {
    let pairs = [
        ("s-m", Size::SM),
        ("s_m", Size::SmUnderscore),
        ("S/M", Size::SmSlash),
        ("2xl", Size::_2xl),
        ("", Size::Empty),
        ("大", Size::Big),
        (r#"say "hi""#, Size::SayHi),
    ];
    for (text, value) in pairs {
        assert_eq!((Size::from(text), value.as_str()), (value.clone(), text));
    }
    let words: Vec<&str> = Match::KNOWN.iter().map(Match::as_str).collect();
    assert_eq!(words, ["self", "Self", "crate", "Unlisted", "Some", "None", "as_str", "KNOWN"]);
    for word in words {
        assert!(!matches!(Match::from(word), Match::Unlisted(_)), "{word}");
    }
    assert_eq!(Match::from("Unlisted"), Match::NotListed);
    assert!(matches!(Match::from("unlisted"), Match::Unlisted(_)));
}

#[test]
fn error_codes_that_differ_only_by_a_separator_stay_apart() {
    let codes: Vec<&str> = ErrorCode::KNOWN.iter().map(ErrorCode::as_str).collect();
    assert_eq!(codes, ["404", "A.B", "AB", "a-b", "错误", "Unlisted", "Self"]);
    assert_eq!(ErrorCode::from("A.B"), ErrorCode::AB);
    assert_eq!(ErrorCode::from("a-b"), ErrorCode::AHyphenB);
    assert_eq!(ErrorCode::from("错误"), ErrorCode::Wrong);
    assert_eq!(ErrorCode::from("404"), ErrorCode::_404);
}
