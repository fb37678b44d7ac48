//! Every variable and every key of every profile file in turn says something odd: there is a client, or one short line without a secret, and no key
//! goes to another host unless the guide says that this setting chooses it.

use std::collections::BTreeSet;

use flowlog_tests::hostile::settings::{FILE_KEY, Machine, SECRETS, VARIABLE_KEY, VENDORS, Vendor, path, written};
use flowlog_tests::repository;

fn odd() -> Vec<String> {
    let texts = [
        "a\nb",
        "a\r\nX-Evil: 1",
        "\u{1b}]0;pwn\u{7}\u{1b}[2J",
        "../../x",
        "..",
        "a\\b",
        "evil.example",
        "evil.example/#",
        "https://evil.example",
        "http://evil.example",
        "user:word@evil.example",
        "@evil.example/",
        "~/x",
        "~",
        "relative/path",
        "\u{202e}gpj\u{2066}",
        "\u{2028}\u{85}",
        "a\0b",
        "\"]}'#;",
        "日本",
        " ",
    ];
    texts
        .into_iter()
        .map(str::to_owned)
        .chain(["a".repeat(1 << 20), "x.".repeat(1 << 19), "a/ ".repeat(1 << 18)])
        .collect()
}

/// What was set to what, and the machine.
fn each(vendor: &Vendor, mut look: impl FnMut(&str, bool, Machine)) {
    let odd = odd();
    for (in_variables, in_files) in [(true, false), (false, true), (true, true), (false, false)] {
        let machine = vendor.machine(in_variables, in_files);
        for (name, value) in vendor.variables().iter().flat_map(|name| odd.iter().map(move |value| (name, value))) {
            let mut machine = machine.clone();
            machine.variables.insert(name.clone(), value.clone());
            look(name, false, machine);
        }
        for (file, keys) in vendor.files() {
            for (key, value) in keys.iter().flat_map(|key| odd.iter().map(move |value| (key, value))) {
                let mut machine = machine.clone();
                let usual = |name: &str| match name.to_lowercase() {
                    _ if name == *key => value.clone(),
                    name if name.starts_with("region") => vendor.region.to_owned(),
                    name if name.contains("token") => SECRETS[1].to_owned(),
                    name if name.contains("secret") && name.contains("key") || name == "sk" => SECRETS[0].to_owned(),
                    name if ["ak", "access_key_id", "secret_id", "secretid"].contains(&&*name) => FILE_KEY.to_owned(),
                    _ => String::new(),
                };
                let values: Vec<String> = keys.iter().map(|name| usual(name)).collect();
                let pairs = keys.iter().zip(&values).map(|(name, value)| (*name, value.as_str()));
                machine.files.insert(path(&file), written(&file, &pairs.collect::<Vec<_>>()).into_bytes());
                // What no variable says, a file may.
                if vendor.files().iter().any(|(_, keys)| keys.iter().any(|key| key.starts_with("region"))) {
                    machine.variables.retain(|name, _| !name.contains("REGION"));
                }
                look(key, true, machine);
            }
            // The whole file, and the profile that is the current one.
            for value in &odd {
                let mut machine = machine.clone();
                let current = serde_json::json!({"current": value, "profiles": []}).to_string();
                for text in [value.clone(), format!("{}\n{value}", SECRETS[0]), current] {
                    machine.files.insert(path(&file), text.into_bytes());
                    look(file.name, true, machine.clone());
                }
            }
        }
    }
}

#[test]
fn an_odd_setting_is_a_client_or_one_short_line_and_no_key_goes_elsewhere() {
    for vendor in VENDORS {
        let (names, mut asked, mut tried) = (vendor.variables(), BTreeSet::new(), 0);
        let endpoints = vendor.endpoint_variables();
        each(&vendor, |name, is_key, machine| {
            let outcome = vendor.call(&machine);
            tried += 1;
            asked.extend(outcome.asked());
            let is_its_own = |host: &String| host.ends_with(vendor.domain);
            // What the guide says of hosts.
            let chooses = match is_key {
                false => endpoints.iter().any(|known| known == name) || name == "HUAWEICLOUD_SDK_IAM_ENDPOINT",
                true => name == "iam_endpoint",
            };
            let hosts = outcome.hosts(None);
            assert!(chooses || hosts.iter().all(is_its_own), "{name}: {hosts:?}");
            if is_key {
                let hosts = outcome.hosts(Some(VARIABLE_KEY));
                assert!(hosts.iter().all(is_its_own), "{name} in a file sends another key to {hosts:?}");
            }
        });
        let of_regions =
            |name: &String| vendor.domain == ".myhuaweicloud.com" && name.starts_with("HUAWEICLOUD_SDK_REGION_");
        let unknown: Vec<_> = asked.iter().filter(|name| !names.contains(*name) && !of_regions(name)).collect();
        assert!(unknown.is_empty(), "nothing odd was tried of {unknown:?}");
        assert!(names.is_subset(&asked), "never looked up: {:?}", names.difference(&asked).collect::<Vec<_>>());
        assert!(tried > 500, "{tried}");
    }
}

#[test]
fn the_guide_names_every_setting() {
    let guide = std::fs::read_to_string(repository().join("runtime/src/guide/credentials.md")).expect("a guide");
    for vendor in VENDORS {
        let endpoints = vendor.endpoint_variables();
        let keys = vendor.files().into_iter().flat_map(|(_, keys)| keys.into_iter().map(str::to_owned));
        let variables = vendor.variables().into_iter().filter(|name| !endpoints.contains(name));
        for name in variables.chain(keys) {
            assert!(guide.contains(&format!("`{name}`")), "{name} is not in the guide");
        }
        let services = |name: &String| name.starts_with("HUAWEICLOUD_SDK_REGION_");
        assert!(endpoints.iter().all(services) && guide.contains("`HUAWEICLOUD_SDK_REGION_<SERVICE>_<REGION>`"));
    }
}
