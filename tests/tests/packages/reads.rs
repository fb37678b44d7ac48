//! What is read of the invented packages: the snapshots hold every row with its type, Required, place, facts and holes.

use super::{has_python, packages, shown, source};

const TCCLI: (&str, &str) = ("tccli 1.2.3", "services/boxes/v20240501");
const ALIBABA: (&str, &str) = ("alibabacloud_boxes20240501 1.0.0", "");
const HUAWEI: (&str, &str) = ("huaweicloudsdkboxes 1.0.0", "v3");

fn operation((package, folder): (&str, &str), name: &str) -> String {
    shown(&packages().operation(&source(package, folder), name).expect("an operation"))
}

#[test]
fn tccli_is_read_as_it_stands() {
    insta::assert_snapshot!("tccli", operation(TCCLI, "FillBox"));
}

#[test]
fn an_operation_without_parameters_has_its_two_tables() {
    insta::assert_snapshot!("tccli-nothing", operation(TCCLI, "CountBoxes"));
}

#[test]
fn packages_of_alibaba_cloud_are_read_as_they_stand() {
    if has_python() {
        insta::assert_snapshot!("alibabacloud", operation(ALIBABA, "FillBox"));
        insta::assert_snapshot!("alibabacloud-path-and-whole-body", operation(ALIBABA, "SealBox"));
    }
}

#[test]
fn packages_of_huawei_cloud_are_read_as_they_stand() {
    if has_python() {
        insta::assert_snapshot!("huaweicloud", operation(HUAWEI, "FillBox"));
        insta::assert_snapshot!("huaweicloud-nothing-in-answer", operation(HUAWEI, "DropBox"));
    }
}

#[test]
fn what_is_said_of_a_whole_service_is_read() {
    if !has_python() {
        return;
    }
    let service = |package, folder| shown(&packages().service(&source(package, folder)).expect("a service"));
    insta::assert_snapshot!("codes", service("tencentcloud-sdk-python-boxes 1.0.0", "boxes/v20240501"));
    insta::assert_snapshot!(
        "headers",
        service("tencentcloud-sdk-python-common 1.0.0", "") + &service("huaweicloudsdkcore 1.0.0", "")
    );
}

#[test]
fn operations_are_listed_in_order() {
    let packages = packages();
    assert_eq!(packages.operations(&source(TCCLI.0, TCCLI.1)).expect("names"), ["CountBoxes", "FillBox"]);
    if has_python() {
        assert_eq!(packages.operations(&source(ALIBABA.0, ALIBABA.1)).expect("names"), ["FillBox", "SealBox"]);
        assert_eq!(packages.operations(&source(HUAWEI.0, HUAWEI.1)).expect("names"), ["DropBox", "FillBox"]);
    }
}

/// The digest is that of the operation with all that it reaches, and of nothing else.
#[test]
fn the_digest_changes_with_the_operation_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tccli-1.2.3/tccli/services/boxes/v20240501");
    std::fs::create_dir_all(&path).expect("a package");
    let original =
        std::fs::read_to_string(super::fixtures().join("tccli-1.2.3/tccli/services/boxes/v20240501").join("api.json"))
            .expect("api.json");
    let digests = |api: String| {
        std::fs::write(path.join("api.json"), api).expect("written");
        let packages = flowlog_codegen::catalogue::Packages::new(vec![folder.path().to_owned()]);
        let digest = |name| packages.operation(&source(TCCLI.0, TCCLI.1), name).expect("an operation").sha256;
        (digest("FillBox"), digest("CountBoxes"))
    };
    let (fill, count) = digests(original.clone());
    assert_eq!(fill.len(), 64);
    // Blanks and the order of keys are no part of what it says.
    assert_eq!(digests(original.replace("\n", "\n ")), (fill.clone(), count.clone()));
    // The text of an object that only one of them reaches.
    let other = digests(original.replace("标签的值。", "标签的内容。"));
    assert_ne!(other.0, fill);
    assert_eq!(other.1, count);
    let other = digests(original.replace("有多少箱子。", "一共有多少箱子。"));
    assert_eq!(other.0, fill);
    assert_ne!(other.1, count);
}
