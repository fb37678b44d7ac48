//! The packages that the spec's operations are held against, where they are at hand: folders in the variable FLOWLOG_SOURCES, as
//! `spec/fetch-sources.py` makes them.

use flowlog_codegen::catalogue::Packages;
use flowlog_codegen::page::Kind;

use super::{has_python, source};

/// The package of each service, with what of it is read.
const SERVICES: [(&str, &str, &str); 5] = [
    ("alibabacloud/ecr", "alibabacloud_expressconnectrouter20230901 4.1.3", ""),
    ("alibabacloud/smartag", "alibabacloud_smartag20180313 2.1.2", ""),
    ("huaweicloud/er", "huaweicloudsdker 3.1.219", "v3"),
    ("huaweicloud/vpc", "huaweicloudsdkvpc 3.1.219", "v2"),
    ("tencentcloud/vpc", "tccli 3.1.189.1", "services/vpc/v20170312"),
];

/// What is said of whole services.
const COMMON: [(&str, &str); 4] = [
    ("tencentcloud-sdk-python-vpc 3.1.193", "vpc/v20170312"),
    ("tencentcloud-sdk-python-intl-en 3.1.193", "vpc/v20170312"),
    ("tencentcloud-sdk-python-common 3.1.195", ""),
    ("huaweicloudsdkcore 3.1.219", ""),
];

/// Reads every operation of the packages, and shows how much is read of those that the spec has.
#[test]
fn every_operation_of_the_packages_is_read() {
    let Some(folders) = std::env::var_os("FLOWLOG_SOURCES").filter(|folders| !folders.is_empty()) else {
        println!("skipped: FLOWLOG_SOURCES names no folder of packages");
        return;
    };
    if !has_python() {
        return;
    }
    let packages = Packages::new(std::env::split_paths(&folders).collect());
    let spec = flowlog_tests::mirror(&flowlog_tests::spec_folder());
    for (service, package, folder) in SERVICES {
        let source = source(package, folder);
        let names = packages.operations(&source).expect("a package");
        let wanted = spec.services.iter().filter(|known| format!("{}/{}", known.vendor, known.name) == service);
        let wanted: Vec<&str> =
            wanted.flat_map(|known| &known.operations).map(|file| file.spec.operation.name.value.as_str()).collect();
        assert!(!wanted.is_empty() && wanted.iter().all(|name| names.iter().any(|known| known == name)), "{service}");
        for name in &names {
            let page = packages.operation(&source, name).unwrap_or_else(|reason| panic!("{reason}")).page;
            assert_eq!(page.tables.iter().filter(|table| table.kind != Kind::Type).count(), 2, "{service}.{name}");
            if wanted.contains(&name.as_str()) {
                let rows: Vec<_> = page.tables.iter().flat_map(|table| &table.rows).collect();
                let facts: usize = rows.iter().map(|row| row.facts.len()).sum();
                let unread = rows.iter().filter(|row| !row.unread.is_empty()).count();
                println!(
                    "{service}.{name}: {} tables, {} rows, {facts} facts, {unread} rows with more to say, {} examples",
                    page.tables.len(),
                    rows.len(),
                    page.json.len()
                );
                assert!(rows.iter().all(|row| row.type_.is_some()) && facts > 0, "{service}.{name}");
            }
        }
        println!("{service}: {} operations", names.len());
    }
    for (package, folder) in COMMON {
        let page = packages.service(&source(package, folder)).unwrap_or_else(|reason| panic!("{reason}")).page;
        let rows: usize = page.tables.iter().map(|table| table.rows.len()).sum();
        println!("{package}: {rows} codes or headers");
        assert!(rows > 0);
    }
}
