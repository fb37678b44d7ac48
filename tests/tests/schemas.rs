//! The exported JSON Schemas as files: fresh as committed, the same from every run, whole when a vendor disappears, and never over somebody else's.

use std::fs;

use flowlog_codegen::{Failure, export_json_schema, json_schema_freshness};
use flowlog_tests::targets::{check_schemas, words, write_schemas};
use flowlog_tests::trees::{self, read};
use flowlog_tests::{fixtures, model, repository, spec_folder};

#[test]
fn what_is_committed_is_what_a_run_would_write() {
    let freshness = check_schemas(&spec_folder(), &repository().join("generated/schemas"));
    assert!(freshness.is_fresh(), "{freshness}");
    assert_eq!(freshness.unchanged, 10);
}

#[test]
fn every_schema_is_a_schema_and_takes_the_examples_of_its_page() {
    for service in model(&spec_folder()).services {
        for operation in &service.operations {
            let file =
                repository().join("generated/schemas").join(operation.id.replace('.', "/")).with_extension("json");
            let schema = serde_json::from_str(&fs::read_to_string(&file).expect("a schema")).expect("JSON");
            assert!(jsonschema::meta::is_valid(&schema), "{}", operation.id);
            let validator = jsonschema::validator_for(&schema).expect("a schema");
            for request in operation.examples.iter().filter_map(|example| example.request.as_ref()) {
                let error = validator.validate(request).err();
                assert!(error.is_none(), "{}: {}", operation.id, error.expect("an error"));
            }
        }
    }
}

#[test]
fn schemas_of_a_vendor_that_is_gone_are_removed_and_foreign_files_are_left_alone() {
    let (spec, out) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    trees::write(spec.path(), &read(&fixtures("spec")));
    write_schemas(spec.path(), out.path()).expect("schemas");
    fs::write(out.path().join("collisions/own.json"), "{}").expect("a file");
    fs::remove_dir_all(spec.path().join("collisions")).expect("a vendor");
    let gone = |failure: Failure| {
        assert!(matches!(&failure, Failure::VendorsGone { vendors, .. } if vendors == &["collisions"]))
    };
    gone(json_schema_freshness(spec.path(), out.path(), false, "").expect_err("a removal is nothing to fix"));
    gone(write_schemas(spec.path(), out.path()).expect_err("schemas were removed"));
    assert!(!json_schema_freshness(spec.path(), out.path(), true, "").expect("schemas").is_fresh());
    let (_, applied) = export_json_schema(spec.path(), out.path(), true).expect("schemas");
    assert_eq!(applied.removed.len(), 4, "{applied:?}");
    assert!(out.path().join("collisions/own.json").exists());
    assert!(check_schemas(spec.path(), out.path()).is_fresh());

    let taken = out.path().join("kitchensink/rest/CreateThing.json");
    fs::write(&taken, "{}").expect("a file");
    let failure = write_schemas(spec.path(), out.path()).expect_err("a foreign file");
    assert!(words(&failure).contains("was not generated"), "{}", words(&failure));
}
