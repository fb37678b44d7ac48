//! Any bytes as a spec file: as an operation beside a sound service, and as the service of sound operations.

#![no_main]

use std::sync::LazyLock;

use flowlog_tests::hostile::{beside, read};
use flowlog_tests::trees::Tree;
use libfuzzer_sys::fuzz_target;

static SOUND: LazyLock<Tree> = LazyLock::new(|| {
    let files = beside("ListLogs.yaml", b"spec: 1".to_vec());
    files.into_iter().filter(|(path, _)| !path.starts_with("acme/box/ListLogs.")).collect()
});

fuzz_target!(|bytes: &[u8]| {
    for file in ["acme/box/Fuzzed.yaml", "acme/box/CreateLog.cases.yaml", "acme/box/service.yaml"] {
        let mut files = SOUND.clone();
        files.insert(file.to_owned(), bytes.to_vec());
        read(&files);
    }
});
