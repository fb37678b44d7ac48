//! Every public type of the runtime, as its source has them: either a value of it with a secret inside is printed here, or it
//! is listed with the reason why it cannot hold one. A type that is new is in neither.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use flowlog_tests::repository;
use syn::{Item, Visibility};

use crate::printed::print_all;
use crate::shown::Shown;

/// Types that cannot show a secret, and why.
const OTHERS: &[(&str, &str)] = &[
    ("answer::Answer", NO_DEBUG),
    ("answer::Cause", NAMES),
    ("answer::Failure", NO_DEBUG),
    ("answer::Reading", NO_DEBUG),
    ("answer::error::Resend", NAMES),
    ("call::machine::Call", NO_DEBUG),
    ("call::machine::Limits", NUMBERS),
    ("call::machine::Now", NUMBERS),
    ("call::machine::Payload", NO_DEBUG),
    ("call::retry::RetryBudget", NUMBERS),
    ("call::retry::RetryPolicy", NUMBERS),
    ("call::shared::ServiceClocks", "numbers, and endpoints: whatever has more than a host is refused"),
    ("call::shared::Shared", NUMBERS),
    ("client::builder::Builder", NO_DEBUG),
    ("credentials::chain::Provider", CONSTANTS),
    ("credentials::environment::Variables", CONSTANTS),
    ("credentials::from_file::Keys", CONSTANTS),
    ("endpoint::Endpoint", "scheme and host: whatever has more is refused"),
    ("endpoint::resolve::Target", "names of a region and a network"),
    ("layout::Layout", NO_DEBUG),
    ("layout::error::LayoutError", "what no path can carry is empty or dots"),
    ("layout::pairs::Pairs", NO_DEBUG),
    ("layout::raw::RawStyle", NAMES),
    ("object::Shape", CONSTANTS),
    ("object::field::Field", CONSTANTS),
    ("object::field::Place", NAMES),
    ("object::field::Role", NAMES),
    ("object::field::Row", CONSTANTS),
    ("object::provenance::Provenance", CONSTANTS),
    ("object::slot::Slot", NO_DEBUG),
    ("open_enum::Unlisted", "an enum's value is no secret: a sensitive field shows none"),
    ("operation::Lists", NAMES),
    ("operation::Next", CONSTANTS),
    ("operation::OperationError", CONSTANTS),
    ("operation::OperationInfo", CONSTANTS),
    ("operation::PageStyle", NAMES),
    ("operation::Pagination", CONSTANTS),
    ("operation::Protocol", NAMES),
    ("operation::Retry", NAMES),
    ("operation::Service", CONSTANTS),
    ("rules::Rule", CONSTANTS),
    ("rules::check::Check", CONSTANTS),
    ("rules::check::Span", CONSTANTS),
    ("rules::class::Class", CONSTANTS),
    ("rules::class::Classes", CONSTANTS),
    ("rules::condition::Condition", CONSTANTS),
    ("rules::condition::Term", CONSTANTS),
    ("rules::condition::Terms", CONSTANTS),
    ("rules::condition::Test", CONSTANTS),
    ("rules::origin::Origin", CONSTANTS),
    ("settings::profile::Format", CONSTANTS),
    ("settings::profile::ProfileFile", CONSTANTS),
    ("settings::setting::Setting", CONSTANTS),
    ("settings::sources::NoHome", CONSTANTS),
    ("transport::SendLimits", NUMBERS),
    ("transport::error::TransportErrorKind", NAMES),
    ("transport::io::Io", NO_DEBUG),
    ("validate::finding::Severity", NAMES),
    ("validate::kept::Limit", NO_DEBUG),
    ("validate::policy::Policy", "ids of limits"),
    ("validate::source::Source", CONSTANTS),
    ("vendor::Project", CONSTANTS),
    ("vendor::alibabacloud::Rpc", NAMES),
    ("vendor::huaweicloud::Rest", NAMES),
    ("vendor::legacy::LegacyDigest", NAMES),
    ("vendor::signature::Payload", NO_DEBUG),
    ("vendor::signature::Unsigned", NO_DEBUG),
    ("vendor::tencentcloud::V3", NAMES),
];

/// The test looks whether it is true.
const NO_DEBUG: &str = "it has no Debug";
const NAMES: &str = "variants without values";
const NUMBERS: &str = "numbers and times";
const CONSTANTS: &str = "texts and numbers of the source alone";

#[test]
fn every_public_type_is_printed_with_a_secret_inside_or_cannot_hold_one() {
    let types = public_types(&repository().join("runtime/src"));
    assert!(types.len() > 90, "{}", types.len());
    let mut shown = Shown::default();
    print_all(&mut shown);
    shown.check();
    let printed: BTreeSet<String> = shown.types.iter().filter_map(|name| of_the_runtime(name)).collect();
    let others: BTreeSet<String> = OTHERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let known: BTreeSet<String> = types.keys().cloned().collect();
    let accounted: BTreeSet<String> = printed.union(&others).cloned().collect();
    let missing: Vec<_> = known.difference(&accounted).collect();
    assert!(missing.is_empty(), "print a value with a secret inside, or say in OTHERS why there is none: {missing:#?}");
    let gone: Vec<_> = others.difference(&known).collect();
    assert!(gone.is_empty(), "there is no such type any more: {gone:#?}");
    let both: Vec<_> = printed.intersection(&others).collect();
    assert!(both.is_empty(), "it is printed, so it needs no reason: {both:#?}");
    for (name, reason) in OTHERS {
        assert_eq!(*reason == NO_DEBUG, !types[*name], "{name}: {reason}");
    }
}

/// The path of a type without its parameters, if it is one of the runtime.
fn of_the_runtime(name: &str) -> Option<String> {
    let name = name.strip_prefix("flowlog_runtime::")?;
    Some(name.split('<').next().unwrap_or(name).to_owned())
}

/// The public types, and whether they have `Debug`. That whatever says `pub` can be reached is what a lint sees to.
fn public_types(root: &Path) -> BTreeMap<String, bool> {
    let (mut found, mut printable) = (BTreeMap::new(), BTreeSet::new());
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(root).expect("below it").with_extension("");
                let names = inside.iter().map(|name| name.to_str().expect("text"));
                let module: Vec<_> = names.filter(|name| !["mod", "lib"].contains(name)).collect();
                let file = syn::parse_file(&fs::read_to_string(&path).expect("a file")).expect("Rust");
                read(&file.items, &module.join("::"), &mut found, &mut printable);
            }
        }
    }
    // By module and name: two types of one name in two modules are two types.
    found
        .into_iter()
        .map(|(name, derives)| {
            let is = derives || printable.contains(&name);
            (name, is)
        })
        .collect()
}

fn read(items: &[Item], module: &str, found: &mut BTreeMap<String, bool>, printable: &mut BTreeSet<String>) {
    let path = |name: &dyn ToString| format!("{module}::{}", name.to_string());
    let derives = |attributes: &[syn::Attribute]| {
        let list = |attribute: &syn::Attribute| attribute.meta.require_list().map(|list| list.tokens.to_string());
        let mut derived = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
        derived.any(|attribute| list(attribute).is_ok_and(|list| list.split(',').any(|name| name.trim() == "Debug")))
    };
    for item in items {
        match item {
            Item::Struct(item) if matches!(item.vis, Visibility::Public(_)) => {
                found.insert(path(&item.ident), derives(&item.attrs));
            }
            Item::Enum(item) if matches!(item.vis, Visibility::Public(_)) => {
                found.insert(path(&item.ident), derives(&item.attrs));
            }
            Item::Impl(item) => {
                let of = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
                if let (Some(of), syn::Type::Path(ty)) = (of, &*item.self_ty)
                    && of.ident == "Debug"
                    && let Some(name) = ty.path.segments.last()
                {
                    printable.insert(path(&name.ident));
                }
            }
            Item::Mod(inner) => {
                if let Some((_, items)) = &inner.content {
                    read(items, &path(&inner.ident), found, printable);
                }
            }
            _ => {}
        }
    }
}
