//! Profile files and variables that bytes choose: sound ones after edits, or the bytes themselves.

use super::settings::{FILE_KEY, VARIABLE_KEY, VENDORS, path, written};
use super::{Choices, edited_json, edited_text};

/// What variables are set to besides what the bytes make up.
const VALUES: [&str; 12] = [
    "",
    "true",
    "default",
    "../../etc/x",
    "/home/u/.huaweicloud/credentials",
    "~/x",
    "evil.example/#",
    "https://evil.example",
    "http://evil.example",
    "a\nb",
    "\u{202e}\u{1b}[2J",
    "cn-north-4",
];

/// Calls every vendor on a machine that these bytes describe. A key goes to the vendor's own hosts, unless a variable names one, or the file of that
/// key does; what is said is one short line.
pub fn profiles(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let vendor = VENDORS[choices.below(VENDORS.len())];
    let (in_variables, files) = (choices.below(3) == 0, vendor.files());
    let mut machine = vendor.machine(in_variables, true);
    let variables: Vec<String> = vendor.variables().into_iter().collect();
    let endpoints = vendor.endpoint_variables();
    for _ in 0..choices.below(3) {
        let name = &variables[choices.below(variables.len())];
        let is_endpoint = endpoints.contains(name) || name.ends_with("ENDPOINT");
        // What a variable names as a host is the host: that is tried elsewhere.
        if !is_endpoint {
            machine.variables.insert(name.clone(), choices.of(&VALUES).to_owned());
        }
    }
    let (file, keys) = &files[choices.below(files.len())];
    let value = choices.of(&VALUES);
    let pairs: Vec<(&str, &str)> = keys.iter().map(|key| (*key, value)).collect();
    let sound = match choices.below(2) {
        0 => machine.files.get(&path(file)).cloned().unwrap_or_default(),
        _ => written(file, &pairs).into_bytes(),
    };
    let text = match choices.below(4) {
        0 => choices.rest().to_vec(),
        1 => edited_json(serde_json::from_slice(&sound).unwrap_or_default(), &mut choices).to_string().into_bytes(),
        _ => edited_text(&sound, &mut choices),
    };
    machine.files.insert(path(file), text);
    let outcome = vendor.call(&machine);
    let is_its_own = |host: &String| host.ends_with(vendor.domain);
    let astray: Vec<String> = outcome.hosts(Some(VARIABLE_KEY)).into_iter().filter(|host| !is_its_own(host)).collect();
    assert!(astray.is_empty(), "the key of the variables is sent to {astray:?}: {machine:?}");
    if !keys.contains(&"iam_endpoint") {
        let hosts = outcome.hosts(None);
        assert!(hosts.iter().all(is_its_own), "{FILE_KEY} is sent to {hosts:?}: {machine:?}");
    }
}
