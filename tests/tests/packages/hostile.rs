//! Packages that were cut, or made to harm: no panic, no endless reading, nothing run, nothing read outside of the package, and a message that has
//! nothing of their texts but a name.

use std::fs;
use std::path::{Path, PathBuf};

use flowlog_codegen::catalogue::Packages;
use tempfile::TempDir;

use super::{fixtures, has_python, not_read, source};

const API: &str = "tccli-1.2.3/tccli/services/boxes/v20240501/api.json";
const CLIENT: &str = "alibabacloud_boxes20240501-1.0.0/alibabacloud_boxes20240501/client.py";
const MODEL: &str = "alibabacloud_boxes20240501-1.0.0/alibabacloud_boxes20240501/models/_seal_box.py";
const FILL: &str = "alibabacloud_boxes20240501-1.0.0/alibabacloud_boxes20240501/models/_fill_box_request.py";
const BOX: &str = "huaweicloudsdkboxes-1.0.0/huaweicloudsdkboxes/v3/model/box.py";
const CODES: &str = "tencentcloud_sdk_python_boxes-1.0.0/tencentcloud/boxes/v20240501/errorcodes.py";

/// Where the members of a request begin.
const MEMBERS: &str = "\"document\": \"FillBox请求参数结构体\",\n      \"members\": [";

/// A member with this text.
fn member(text: &str) -> String {
    format!(r#"{{"name": "A", "type": "string", "member": "string", "document": "{text}"}},"#)
}

/// A copy of the invented packages.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&fixtures(), folder.path());
        Self(folder)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn with(self, file: &str, contents: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(file), contents).expect("written");
        self
    }

    fn replaced(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).expect("a text");
        assert!(text.contains(from), "{file} has {from}");
        self.with(file, text.replace(from, to))
    }

    fn message(&self, package: &str, folder: &str) -> String {
        let packages = Packages::new(vec![self.0.path().to_owned()]);
        not_read(match folder {
            "boxes/v20240501" => packages.service(&source(package, folder)),
            _ => packages.operation(&source(package, folder), "FillBox"),
        })
    }

    fn tccli(&self) -> String {
        self.message("tccli 1.2.3", "services/boxes/v20240501")
    }

    fn alibaba(&self) -> String {
        self.message("alibabacloud_boxes20240501 1.0.0", "")
    }

    fn huawei(&self) -> String {
        self.message("huaweicloudsdkboxes 1.0.0", "v3")
    }

    fn codes(&self) -> String {
        self.message("tencentcloud-sdk-python-boxes 1.0.0", "boxes/v20240501")
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

#[test]
fn data_that_no_vendor_writes_is_refused() {
    let original = fs::read_to_string(fixtures().join(API)).expect("api.json");
    let deep = format!(r#""example": {}{}"#, "[".repeat(10_000), "]".repeat(10_000));
    let messages = [
        Copy::new().with(API, original.get(..original.len() / 2).unwrap_or("{")).tccli(),
        Copy::new().with(API, "").tccli(),
        Copy::new().replaced(API, r#""example": 10"#, &deep).tccli(),
        Copy::new().with(API, [0xff, 0xfe, 0x7b]).tccli(),
        Copy::new().with(API, r#"{"actions": {"FillBox": {"input": "A", "output": "B"}}, "objects": {}}"#).tccli(),
        Copy::new().replaced(API, r#""name": "BoxName""#, r#""name": "Box\u0007Name""#).tccli(),
        Copy::new().replaced(API, r#""member": "float""#, r#""member": "a\u001b[31m""#).tccli(),
        Copy::new().replaced(API, "箱子有多重。", &"重".repeat(30_000)).tccli(),
        Copy::new().replaced(API, MEMBERS, &format!("{MEMBERS}{}", member("x").repeat(20_001))).tccli(),
        Copy::new().replaced(API, MEMBERS, &format!("{MEMBERS}{}", member(&"x".repeat(60_000)).repeat(80))).tccli(),
    ];
    insta::assert_snapshot!("hostile-data", messages.join("\n"));
}

/// Wherever the file was cut, that is said of it.
#[test]
fn a_cut_file_is_never_half_read() {
    let original = fs::read(fixtures().join(API)).expect("api.json");
    let copy = Copy::new();
    for length in (0..original.len() - 2).step_by(41) {
        fs::write(copy.path(API), original.get(..length).unwrap_or_default()).expect("written");
        assert!(copy.tccli().contains("api.json: JSON that cannot be read"), "{length}");
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let copy = Copy::new();
    let file = fs::File::create(copy.path(API)).expect("a file");
    file.set_len((64 << 20) + 1).expect("a size");
    assert!(
        copy.tccli().contains(
            "api.json: the file has more than the 67108864 bytes that are allowed; expected a file of at most 64 MiB"
        ),
        "{}",
        copy.tccli()
    );
    fs::remove_file(copy.path(API)).expect("removed");
    fs::create_dir(copy.path(API)).expect("a folder");
    assert!(copy.tccli().contains("api.json: this is a folder, and no regular file"), "{}", copy.tccli());
}

#[test]
fn sources_that_no_vendor_writes_are_refused() {
    if !has_python() {
        return;
    }
    let messages = [
        Copy::new().with(CLIENT, "class Client(\n").alibaba(),
        Copy::new().with(CLIENT, [0x23, 0xff, 0x0a]).alibaba(),
        Copy::new().with(CLIENT, "x = 1\0\n").alibaba(),
        Copy::new().with(CLIENT, "").alibaba(),
        Copy::new().replaced(MODEL, "result['wax'] = self.wax", "pass").alibaba(),
        Copy::new().replaced(MODEL, "class SealBoxBody", "class SealBoxRequest").alibaba(),
        Copy::new().replaced(FILL, "result['Wrapping']", "result['Wrap\\x1bping']").alibaba(),
        Copy::new().replaced(BOX, "'inner': 'list[Box]'", "'inner': list(Box)").huawei(),
        Copy::new().replaced(BOX, "'filled_at': 'filled_at'", "'filled_at': 'filled\\nat'").huawei(),
        Copy::new().replaced(CODES, "'AuthFailure'", "'Auth Failure\\n'").codes(),
    ];
    // What is wrong with Python is told in the words of the Python that is there.
    let words = |message: &String| match message.split_once(" that is no Python (") {
        Some((before, after)) => {
            format!("{before} that is no Python (…){}", after.split_once(");").map_or("", |(_, rest)| rest))
        }
        None => message.clone(),
    };
    insta::assert_snapshot!("hostile-sources", messages.iter().map(words).collect::<Vec<_>>().join("\n"));
    let deep = format!("x = {}1{}\n", "(".repeat(100_000), ")".repeat(100_000));
    assert!(Copy::new().with(CLIENT, deep).alibaba().contains("client.py"));
    let deep = format!("x = {}1\n", "-".repeat(100_000));
    let message = Copy::new().with(CLIENT, deep).alibaba();
    assert!(message.contains("alibabacloud_boxes20240501"), "{message}");
}

#[test]
fn halves_of_characters_are_replaced() {
    if has_python() {
        let copy = Copy::new().replaced(BOX, "r\"\"\"Box", "\"\"\"Box").replaced(BOX, "箱子的ID", "\\ud800箱");
        let packages = Packages::new(vec![copy.0.path().to_owned()]);
        let read = packages.operation(&source("huaweicloudsdkboxes 1.0.0", "v3"), "FillBox").expect("an operation");
        let texts = read.page.tables.iter().flat_map(|table| &table.rows).map(|row| row.text.as_str());
        assert!(texts.into_iter().any(|text| text == "?箱"));
    }
}

/// The invented packages end whatever imports them; here one would leave a file behind.
#[test]
fn nothing_of_a_package_is_run() {
    if has_python() {
        let copy = Copy::new();
        let mark = copy.path("mark");
        let client = fs::read_to_string(copy.path(CLIENT)).expect("a text");
        let copy = copy.with(CLIENT, format!("open({mark:?}, 'w').close()\n{client}"));
        let packages = Packages::new(vec![copy.0.path().to_owned()]);
        assert!(packages.operation(&source("alibabacloud_boxes20240501 1.0.0", ""), "FillBox").is_ok());
        assert!(!mark.exists());
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_not_followed() {
    let link = |copy: &Copy, file: &str, to: &Path| {
        let _ = fs::remove_file(copy.path(file));
        std::os::unix::fs::symlink(to, copy.path(file)).expect("a link");
    };
    let outside = tempfile::tempdir().expect("a folder");
    let secret = outside.path().join("secret");
    fs::copy(fixtures().join(API), &secret).expect("copied");
    let copy = Copy::new();
    link(&copy, API, &secret);
    assert!(copy.tccli().contains("api.json: a link that leads out of the package"), "{}", copy.tccli());
    // A package may lie elsewhere as a whole.
    let all = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(fixtures().join("tccli-1.2.3"), all.path().join("tccli-1.2.3")).expect("a link");
    let packages = Packages::new(vec![all.path().to_owned()]);
    assert!(packages.operation(&source("tccli 1.2.3", "services/boxes/v20240501"), "FillBox").is_ok());
    if has_python() {
        let copy = Copy::new();
        fs::copy(fixtures().join(MODEL), &secret).expect("copied");
        link(&copy, MODEL, &secret);
        assert!(copy.alibaba().contains("_seal_box.py: a link that leads out of the package"), "{}", copy.alibaba());
    }
}
