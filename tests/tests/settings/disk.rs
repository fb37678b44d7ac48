//! Which files are read: regular ones, not too large, of whoever runs the program or of root, and none in the current folder.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::settings::{LARGEST_FILE, Sources};
use flowlog_runtime::transport::{blocking_from_fn, from_fn};
use flowlog_runtime::{Config, Error};
use flowlog_tencentcloud::vpc::{self, DescribeFlowLogsRequest};

const SOUND: &str = "[default]\nsecret_id = id\nsecret_key = the-secret\n";

/// The variables of a machine, with the files of this one.
fn sources(variables: &[(&str, &str)]) -> Sources {
    let variables: Vec<(String, String)> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let known = move |name: &str| variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let process = Sources::process();
    Sources::new(known, move |path| process.file(path)?.ok_or_else(|| std::io::ErrorKind::NotFound.into()))
}

fn config(sources: Sources) -> Config {
    let answer = || Ok(http::Response::new(bytes::Bytes::from_static(br#"{"Response":{"RequestId":"r"}}"#)));
    let config = Config::from_sources(sources).region("ap-guangzhou");
    let config = config.blocking_transport(blocking_from_fn(move |_, _| answer(), |_| {}));
    config.transport(from_fn(move |_, _| std::future::ready(answer()), tokio::time::sleep))
}

/// Calls with this file as the credentials file.
fn call(file: &Path) -> Result<(), Error> {
    let sources = sources(&[("TENCENTCLOUD_CREDENTIALS_FILE", file.to_str().expect("a path"))]);
    let client = BlockingClient::new(&vpc::SERVICE, config(sources)).expect("a client");
    client.call(DescribeFlowLogsRequest::new()).map(drop)
}

/// The same, on a thread that may wait for ever: the test has failed then, however long this is.
fn said(file: &Path) -> String {
    let (done, wait) = channel();
    let file = file.to_owned();
    std::thread::spawn(move || done.send(call(&file).expect_err("not read").to_string()));
    wait.recv_timeout(Duration::from_secs(60)).expect("it does not wait for ever")
}

#[test]
fn only_regular_files_that_are_not_too_large_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("credentials");
    fs::write(&file, SOUND).expect("written");
    call(&file).expect("a reply");
    let link = folder.path().join("link");
    symlink(&file, &link).expect("a link");
    call(&link).expect("a reply");

    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    for path in [&pipe, Path::new("/dev/zero")] {
        let said = said(path);
        assert!(said.ends_with("it is a device, a pipe or a socket: expected a regular file"), "{said}");
    }
    let zero = folder.path().join("zero");
    symlink("/dev/zero", &zero).expect("a link");
    assert!(said(&zero).contains("a device"));
    assert!(said(folder.path()).ends_with("it is a folder: expected a regular file"));

    // The last size that is read, and the first that is not. The second one would fill the memory.
    let padded = format!("{SOUND}{}", " ".repeat(usize::try_from(LARGEST_FILE).expect("a size") - SOUND.len()));
    fs::write(&file, &padded).expect("written");
    call(&file).expect("a reply");
    fs::write(&file, format!("{padded} ")).expect("written");
    assert!(said(&file).ends_with("it has more than 1048576 bytes, which no file with settings has"));
    fs::File::create(&file).expect("a file").set_len(1 << 40).expect("a hole");
    assert!(said(&file).contains("more than 1048576 bytes"));
    fs::write(&file, b"[default]\nsecret_key = the-secret\xff").expect("written");
    let said = said(&file);
    assert!(said.ends_with("it is not UTF-8") && !said.contains("the-secret"), "{said}");
}

#[test]
fn a_file_of_another_user_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("credentials");
    fs::write(&file, SOUND).expect("written");
    // Others can write: that is told (see `events`), and not refused.
    fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).expect("changed");
    call(&file).expect("a reply");
    match chown(&file, Some(12_345), None) {
        Ok(()) => {
            let said = said(&file);
            assert!(said.contains("it belongs to the user 12345, and this program runs as 0"), "{said}");
            assert!(said.contains("set the variables instead"), "{said}");
        }
        // Only root can give a file away. What others cannot do is done with one that is there, if there is one.
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::PermissionDenied),
    }
}

#[test]
fn without_a_home_folder_no_file_is_read() {
    let read = Arc::new(Mutex::new(Vec::new()));
    for home in [&[][..], &[("HOME", "")], &[("HOME", ".")], &[("HOME", "a/b"), ("USERPROFILE", "c")]] {
        let (seen, known) = (read.clone(), home.to_vec());
        let variable =
            move |name: &str| known.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let look = move |path: &Path| {
            seen.lock().expect("no panic").push(path.to_owned());
            Err(std::io::ErrorKind::NotFound.into())
        };
        let config = config(Sources::new(variable, look));
        let client = BlockingClient::new(&vpc::SERVICE, config).expect("a client");
        let said = client.call(DescribeFlowLogsRequest::new()).expect_err("no key").to_string();
        let no_home = "no home folder: neither HOME nor USERPROFILE is set to an absolute path";
        let expected = format!(
            "tencentcloud.vpc.DescribeFlowLogs: no credentials: environment: TENCENTCLOUD_SECRET_ID and \
             TENCENTCLOUD_SECRET_KEY are not set; credentials file: no file /etc/tencentcloud/credentials, and {no_home}; \
             command line's profile: {no_home}"
        );
        assert_eq!(said, expected);
    }
    let read = read.lock().expect("no panic");
    assert!(read.iter().all(|path| path == Path::new("/etc/tencentcloud/credentials")), "{read:?}");
    let named = sources(&[("TENCENTCLOUD_CREDENTIALS_FILE", "~/mine")]);
    let client = BlockingClient::new(&vpc::SERVICE, config(named)).expect("a client");
    let said = client.call(DescribeFlowLogsRequest::new()).expect_err("no home").to_string();
    assert!(said.contains("TENCENTCLOUD_CREDENTIALS_FILE says ~/mine, and there is no home folder: "), "{said}");
    // A home folder of the other name is one.
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".tencentcloud")).expect("a folder");
    fs::write(folder.path().join(".tencentcloud/credentials"), SOUND).expect("written");
    let found = sources(&[("HOME", "."), ("USERPROFILE", folder.path().to_str().expect("a path"))]);
    let client = BlockingClient::new(&vpc::SERVICE, config(found)).expect("a client");
    client.call(DescribeFlowLogsRequest::new()).expect("a reply");
}

#[test]
fn the_name_of_a_profile_is_no_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().to_str().expect("a path");
    fs::write(folder.path().join("x.credential"), r#"{"secretId": "id", "secretKey": "s"}"#).expect("written");
    fs::create_dir(folder.path().join(".tccli")).expect("a folder");
    for name in ["../x", "a/../../x", "/x", "..", "a\\b"] {
        let sources = sources(&[("HOME", home), ("TCCLI_PROFILE", name), ("TENCENTCLOUD_REGION", "ap-guangzhou")]);
        let client = BlockingClient::new(&vpc::SERVICE, config(sources)).expect("a client");
        let said = client.call(DescribeFlowLogsRequest::new()).expect_err("no profile").to_string();
        let expected = format!(
            "TCCLI_PROFILE says {name}: expected the name of a profile, without /, \\, .. and what cannot be seen"
        );
        assert!(said.contains(&expected), "{said}");
    }
}

/// A disk that answers when the test is over.
fn stuck() -> (Sources, std::sync::mpsc::Sender<()>) {
    let (end, wait) = channel::<()>();
    let wait: Mutex<Receiver<()>> = Mutex::new(wait);
    let read = move |_: &Path| {
        let _ = wait.lock().expect("no panic").recv();
        Err(std::io::ErrorKind::NotFound.into())
    };
    (Sources::new(|name| (name == "HOME").then(|| "/home/u".to_owned()), read).aside(), end)
}

#[test]
fn a_disk_that_does_not_answer_is_not_waited_for_longer_than_a_call_may_take() {
    const LIMIT: Duration = Duration::from_millis(20);
    for is_async in [false, true] {
        let (sources, _end) = stuck();
        let config = config(sources).call_limit(LIMIT);
        let (done, wait) = channel();
        std::thread::spawn(move || {
            let error = if is_async {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                let client = Client::new(&vpc::SERVICE, config).expect("a client");
                runtime.block_on(client.call(DescribeFlowLogsRequest::new())).map(drop)
            } else {
                let client = BlockingClient::new(&vpc::SERVICE, config).expect("a client");
                client.call(DescribeFlowLogsRequest::new()).map(drop)
            };
            done.send(error.expect_err("no key").to_string())
        });
        let said = wait.recv_timeout(Duration::from_secs(60)).expect("it does not wait for ever");
        assert!(said.ends_with("none were found before the time of the call was over (`call_limit`)"), "{said}");
    }
}

#[test]
fn what_is_read_aside_is_found_all_the_same() {
    let read = |_: &Path| Ok(SOUND.to_owned());
    let sources = Sources::new(|name| (name == "HOME").then(|| "/home/u".to_owned()), read).aside();
    let client = BlockingClient::new(&vpc::SERVICE, config(sources.clone())).expect("a client");
    client.call(DescribeFlowLogsRequest::new()).expect("a reply");
    let client = Client::new(&vpc::SERVICE, config(sources)).expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(client.call(DescribeFlowLogsRequest::new())).expect("a reply");
    let broken = Sources::new(|name| (name == "HOME").then(|| "/home/u".to_owned()), |_| panic!("a broken closure"));
    let client = BlockingClient::new(&vpc::SERVICE, config(broken.aside())).expect("a client");
    let said = client.call(DescribeFlowLogsRequest::new()).expect_err("no key").to_string();
    assert!(said.contains("credentials that cannot be had at the moment"), "{said}");
}
