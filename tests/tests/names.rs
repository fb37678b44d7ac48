//! Names of vendors, services and operations: those that would break a crate, the workspace or a disk are refused, and whatever else is odd loads and
//! compiles.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use flowlog_codegen::check_files;
use flowlog_codegen::emit::{Options, RuntimeDependency, emit};
use flowlog_tests::hostile::beside;
use flowlog_tests::trees::Tree;
use flowlog_tests::{fixtures, model, repository, targets};
use serde_json::Value;

const SERVICE: &str = "spec: 1\nname: Odd\ndoc: Odd names.\nprotocol: huawei-rest\ncall: POST /\nfields-in: body\nlists: repeat\n\
                       endpoint: {host: odd.example.com}\n";

/// An operation that says as little as possible.
fn operation(name: &str) -> String {
    format!(
        "spec: 1\nauthority: sdk\nwitnesses: {{sdk: acme-sdk 1.0}}\noperation: {{name: {name}, doc: Does it., success: {{status: [200]}}}}\n\
         request: {{fields: {{Name: {{type: string, doc: A name.}}}}}}\n"
    )
}

/// A spec with these operations, each `vendor/service/Operation`.
fn spec<'n>(operations: impl IntoIterator<Item = &'n str>) -> Tree {
    let mut files = Tree::new();
    for path in operations {
        let (folder, name) = path.rsplit_once('/').expect("a folder");
        files.insert(format!("{folder}/service.yaml"), SERVICE.into());
        files.insert(format!("{path}.yaml"), operation(name).into());
    }
    files
}

fn codes(files: &Tree) -> BTreeSet<&'static str> {
    check_files(files).problems.iter().map(|problem| problem.code).collect()
}

fn is_refused(path: &str, code: &str) {
    assert_eq!(codes(&spec([path])), BTreeSet::from([code]), "{path}");
}

fn table(path: &Path) -> toml::Table {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a crate has besides its services: features, dependencies, and what its library exports in small letters.
fn taken() -> BTreeSet<String> {
    let model = model(&fixtures("spec"));
    let output = emit(&model, &Options { runtime: RuntimeDependency::Workspace }).expect("a crate").output;
    let manifest: toml::Table = toml::from_str(&output["kitchensink/Cargo.toml"]).expect("TOML");
    let keys = |name: &str| manifest[name].as_table().expect("a table").keys().map(|key| key.replace('-', "_"));
    let mut names: BTreeSet<String> = keys("features").chain(keys("dependencies")).collect();
    for item in syn::parse_file(&output["kitchensink/src/lib.rs"]).expect("Rust").items {
        match item {
            syn::Item::Use(it) => exported(&it.tree, &mut names),
            syn::Item::Mod(it) => drop(names.insert(it.ident.to_string())),
            _ => panic!("an item of another kind"),
        }
    }
    for service in model.services.iter().filter(|service| service.vendor == "kitchensink") {
        assert!(names.remove(&service.name), "{}", service.name);
    }
    names.retain(|name| name.chars().all(|c| c.is_lowercase() || c == '_'));
    names
}

fn exported(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => exported(&path.tree, names),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| exported(tree, names)),
        syn::UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        syn::UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        syn::UseTree::Glob(_) => panic!("everything is exported"),
    }
}

#[test]
fn what_every_crate_has_is_no_name_of_a_service() {
    let taken = taken();
    for known in ["default", "flowlog_runtime", "reqwest", "runtime", "serde", "tracing", "ureq"] {
        assert!(taken.contains(known), "{known} is not in {taken:?}");
    }
    // The last two are what cargo takes `src/bin/mod.rs` and `src/lib.rs` for.
    for name in taken.iter().map(String::as_str).chain(["bin", "lib"]) {
        is_refused(&format!("acme/{name}/Do"), "folder-name");
    }
}

#[test]
fn the_crates_of_the_workspace_are_no_names_of_vendors() {
    for folder in ["codegen", "runtime", "tests", "tests/fuzz", "xtask"] {
        let manifest = table(&repository().join(folder).join("Cargo.toml"));
        let package = manifest["package"]["name"].as_str().expect("a name");
        is_refused(&format!("{}/box/Do", package.trim_start_matches("flowlog-")), "folder-name");
    }
    assert!(repository().join("generated/schemas").is_dir());
    is_refused("schemas/box/Do", "folder-name");
}

#[test]
fn devices_of_windows_name_nothing() {
    for device in ["con", "prn", "aux", "nul", "com1", "lpt9"] {
        is_refused(&format!("{device}/box/Do"), "folder-name");
        is_refused(&format!("acme/{device}/Do"), "folder-name");
        let capital = format!("{}{}", device[..1].to_uppercase(), &device[1..]);
        for name in [device, &device.to_uppercase(), &capital] {
            is_refused(&format!("acme/box/{name}"), "operation-name");
        }
    }
}

#[test]
fn no_two_names_are_one_on_a_disk_that_does_not_know_case() {
    assert_eq!(codes(&spec(["acme/box/GetLog", "acme/box/Getlog"])), BTreeSet::from(["operation-name"]));
    assert!(codes(&spec(["acme/box/GetLog", "acme/shed/Getlog"])).is_empty());
    // Folders have small letters alone.
    for folders in [["acme/box/Do", "acme/Box/Do"], ["acme/box/Do", "Acme/box/Do"]] {
        assert_eq!(codes(&spec(folders)), BTreeSet::from(["folder-name"]));
    }
}

#[test]
fn a_name_that_is_more_than_a_name_is_refused() {
    // A second dot makes it another kind of file, which is refused before.
    for name in ["a.b", "a..b"] {
        is_refused(&format!("acme/box/{name}"), "stray-file");
        let files = spec(["acme/box/Do"]).into_iter().map(|(path, text)| {
            let text = String::from_utf8(text).expect("text").replace("{name: Do,", &format!("{{name: {name},"));
            (path, text.into_bytes())
        });
        assert!(codes(&files.collect()).contains("operation-name"), "{name}");
    }
    for name in ["a b", "_a", "1st", &"A".repeat(101)] {
        is_refused(&format!("acme/box/{name}"), "operation-name");
    }
    // No Rust name can be made of this either.
    assert!(codes(&spec(["acme/box/日本"])).contains("operation-name"));
    let sound =
        String::from_utf8(beside("ListLogs.yaml", Vec::new())["acme/box/CreateLog.yaml"].clone()).expect("text");
    for name in ["Create\\nLog", "Create\\u202eLog", "../CreateLog", "Create`Log"] {
        let files = beside("CreateLog.yaml", sound.replace("name: CreateLog", &format!("name: \"{name}\"")).into());
        assert!(codes(&files).contains("operation-name"), "{name}");
    }
    for folder in [format!("{}/box/Do", "a".repeat(57)), format!("acme/{}/Do", "a".repeat(57))] {
        is_refused(&folder, "folder-name");
    }
}

/// Odd, and nothing that would break anything.
const ODD: [&str; 24] = [
    "acme/type/Match",
    "acme/gen/Async",
    "acme/async/Gen",
    "acme/self_/X",
    "acme/crate_/Do-It2",
    "acme/_2nd/do_it",
    "acme/main/Lib",
    "acme/mod/Main",
    "acme/std/Core",
    "acme/core/Std",
    "acme/alloc/Super",
    "acme/test/Self",
    "acme/doc/Test",
    "acme/build/Com10",
    "acme/target/Build",
    "acme/src/Src2",
    "acme/client/Do",
    "acme/types/Do",
    "gen/com/Co-n",
    "self_/box/Do",
    "_1st/box/Do",
    "std/box/Do",
    "a_b/box/Do",
    "build/examples/Do",
];

#[test]
fn odd_names_load_and_compile() {
    let long = [format!("{}/{}/Do", "v".repeat(56), "s".repeat(56)), format!("acme/box/{}", "A".repeat(100))];
    let folder = tempfile::tempdir().expect("a folder");
    let files = spec(ODD.into_iter().chain(long.iter().map(String::as_str)));
    flowlog_tests::trees::write(&folder.path().join("spec"), &files);
    let generated = folder.path().join("generated");
    targets::write(&folder.path().join("spec"), &generated);
    workspace(folder.path());
    let metadata = cargo(folder.path(), &["metadata", "--offline", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert_eq!(packages.len(), fs::read_dir(&generated).expect("the crates").count());
    for package in packages {
        let kinds: Vec<&Value> =
            package["targets"].as_array().expect("targets").iter().map(|it| &it["kind"][0]).collect();
        assert_eq!(kinds, ["lib"], "{}", package["name"]);
    }
    cargo(folder.path(), &["check", "--quiet", "--offline", "--workspace"]);
}

/// A workspace of the generated crates, without the transports: what is looked at are names.
fn workspace(folder: &Path) {
    let mut root = table(&repository().join("Cargo.toml"));
    root.remove("profile");
    let own = root["workspace"].as_table_mut().expect("a workspace");
    own.remove("exclude");
    own.insert("members".into(), vec!["generated/*"].into());
    let runtime = repository().join("runtime").canonicalize().expect("the runtime").display().to_string();
    let runtime = toml::Table::from_iter([("path".to_owned(), runtime.into())]);
    own.insert("dependencies".into(), toml::Table::from_iter([("flowlog-runtime".to_owned(), runtime.into())]).into());
    fs::write(folder.join("Cargo.toml"), root.to_string()).expect("a manifest");
    // The versions that this repository has, so that nothing has to be fetched.
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock");
    for krate in fs::read_dir(folder.join("generated")).expect("the crates") {
        let path = krate.expect("a crate").path().join("Cargo.toml");
        let text = fs::read_to_string(&path).expect("a manifest");
        assert!(text.contains(", \"reqwest\"]"), "{text}");
        fs::write(&path, text.replace(", \"reqwest\"]", "]")).expect("a manifest");
    }
}

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    // Shared with what is imported, which needs the same of the runtime.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("imported");
    let mut command = Command::new(env!("CARGO"));
    let output =
        command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", target).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}
