//! The promise of settings: whatever variables and profile files say, there is a client whose key goes to its own cloud, or an error of one short
//! line that shows no secret. Which settings there are is taken from the vendors' data, so that none is forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Error as IoError, ErrorKind};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flowlog_alibabacloud::ecr;
use flowlog_huaweicloud::er;
use flowlog_runtime::client::{BlockingClient, Error};
use flowlog_runtime::credentials::{Keys, Provider, Variables};
use flowlog_runtime::operation::{Protocol, Service};
use flowlog_runtime::settings::{Format, ProfileFile, Setting, Sources};
use flowlog_runtime::transport::{SendLimits, blocking_from_fn};
use flowlog_runtime::{Config, vendor};
use flowlog_tencentcloud::vpc;
use http::Request;
use serde_json::{Map, Value, json};

/// What no error may show.
pub const SECRETS: [&str; 2] = ["SECRET-OF-THE-KEY", "SESSION-TOKEN"];

/// The id of the key that variables have.
pub const VARIABLE_KEY: &str = "KEY-OF-VARIABLES";

/// The id of the key that files have.
pub const FILE_KEY: &str = "KEY-OF-A-FILE";

/// A vendor with one of its services.
#[derive(Clone, Copy)]
pub struct Vendor {
    /// The service.
    pub service: &'static Service,
    /// What the hosts of the vendor end with.
    pub domain: &'static str,
    /// A region that it has.
    pub region: &'static str,
}

/// All vendors.
pub const VENDORS: [Vendor; 3] = [
    Vendor { service: &er::SERVICE, domain: ".myhuaweicloud.com", region: "cn-north-4" },
    Vendor { service: &ecr::SERVICE, domain: ".aliyuncs.com", region: "cn-hangzhou" },
    Vendor { service: &vpc::SERVICE, domain: ".tencentcloudapi.com", region: "ap-guangzhou" },
];

impl Vendor {
    fn protocol(&self) -> &'static dyn vendor::Protocol {
        vendor::protocol(self.service.protocol)
    }

    fn settings(&self) -> impl Iterator<Item = &'static Setting> {
        let project = self.protocol().project().into_iter().flat_map(|project| [&project.setting, &project.endpoint]);
        project.chain([self.protocol().region()])
    }

    /// The files, with the names of what is read from them.
    pub fn files(&self) -> Vec<(ProfileFile, Vec<&'static str>)> {
        let keys = self.protocol().providers().iter().filter_map(|provider| match provider {
            Provider::Variables(_) => None,
            Provider::File(file, keys) => {
                let Keys { key_id, secret, token, project, iam_endpoint, kind } = *keys;
                let others = [project, iam_endpoint, kind.map(|(key, _)| key)];
                Some((*file, [key_id, secret, token].into_iter().chain(others.into_iter().flatten()).collect()))
            }
        });
        let settings = self.settings().filter_map(|setting| setting.file.map(|(file, key)| (file, vec![key])));
        let mut files: Vec<(ProfileFile, Vec<&'static str>)> = Vec::new();
        for (file, names) in keys.chain(settings) {
            match files.iter_mut().find(|(known, _)| *known == file) {
                Some((_, known)) => known.extend(names),
                None => files.push((file, names)),
            }
        }
        files
    }

    /// The variables.
    pub fn variables(&self) -> BTreeSet<String> {
        let mut names: BTreeSet<&str> = ["HOME", "USERPROFILE"].into();
        for provider in self.protocol().providers() {
            if let Provider::Variables(Variables { key_id, secret, token, project }) = provider {
                names.extend([key_id, secret, token]);
                names.extend(project);
            }
        }
        for (file, _) in self.files() {
            names.extend([file.disabled_by, file.path_variable, file.profile_variable].into_iter().flatten());
        }
        self.settings().for_each(|setting| names.extend(setting.variables));
        names.into_iter().map(str::to_owned).chain(self.endpoint_variables()).collect()
    }

    /// The variables that say where a service is, in the region that is called.
    pub fn endpoint_variables(&self) -> Vec<String> {
        let lookup = self.protocol().project().map(|project| project.lookup.service);
        let services = [Some(self.service), lookup].into_iter().flatten();
        services.filter_map(|service| self.protocol().endpoint_variable(service, self.region)).collect()
    }

    /// A machine that has a key in its variables and in each file, as far as it is asked to.
    pub fn machine(&self, in_variables: bool, in_files: bool) -> Machine {
        let mut machine = Machine::default();
        machine.variables.insert("HOME".to_owned(), "/home/u".to_owned());
        for name in self.protocol().region().variables {
            machine.variables.insert((*name).to_owned(), self.region.to_owned());
        }
        for provider in self.protocol().providers() {
            match provider {
                Provider::Variables(names) if in_variables => machine.variables.extend([
                    (names.key_id.to_owned(), VARIABLE_KEY.to_owned()),
                    (names.secret.to_owned(), SECRETS[0].to_owned()),
                    (names.token.to_owned(), SECRETS[1].to_owned()),
                ]),
                Provider::File(file, keys) if in_files => {
                    let mut pairs = vec![(keys.key_id, FILE_KEY), (keys.secret, SECRETS[0]), (keys.token, SECRETS[1])];
                    pairs.extend(keys.kind.and_then(|(key, kinds)| Some((key, *kinds.last()?))));
                    machine.files.insert(path(file), written(file, &pairs).into_bytes());
                }
                Provider::Variables(_) | Provider::File(..) => {}
            }
        }
        machine
    }

    /// Makes a client that looks at this machine, calls, and says what came of it. The promise is kept, or it panics.
    pub fn call(&self, machine: &Machine) -> Outcome {
        let outcome = Outcome::default();
        let (sent, asked) = (outcome.sent.clone(), outcome.asked.clone());
        let (variables, files) = (machine.variables.clone(), machine.files.clone());
        let variable = move |name: &str| {
            asked.lock().expect("no panic").insert(name.to_owned());
            variables.get(name).cloned()
        };
        let read = move |path: &Path| {
            let bytes = files.get(path.to_str().unwrap_or_default()).ok_or(IoError::from(ErrorKind::NotFound))?;
            String::from_utf8(bytes.clone()).map_err(|_| IoError::from(ErrorKind::InvalidData))
        };
        let send = move |request: Request<_>, _: SendLimits| {
            let body = if request.uri().path() == "/v3/projects" { r#"{"projects":[{"id":"p"}]}"# } else { "{}" };
            sent.lock().expect("no panic").push(request.map(|_: bytes::Bytes| ()));
            Ok(http::Response::new(bytes::Bytes::from_static(body.as_bytes())))
        };
        let config = Config::from_sources(Sources::new(variable, read));
        let config = config.blocking_transport(blocking_from_fn(send, |_: Duration| {}));
        let said = BlockingClient::new(self.service, config).and_then(|client| match self.service.protocol {
            Protocol::HuaweiRest => client.call(er::ListFlowLogsRequest::new().er_id("e")).map(drop),
            Protocol::AliyunRpc => client.call(ecr::DescribeFlowLogsRequest::new().ecr_id("e")).map(drop),
            _ => client.call(vpc::DescribeFlowLogsRequest::new()).map(drop),
        });
        if let Err(error) = &said {
            self.shown(error);
        }
        Outcome { error: said.err().map(|error| error.to_string()), ..outcome }
    }

    /// One short line without a secret; what is longer has no secret either.
    fn shown(&self, error: &Error) {
        let line = error.to_string();
        let length = line.chars().count();
        assert!(length <= 1000, "{length} characters: {}…", line.chars().take(1000).collect::<String>());
        let is_odd = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!line.contains(is_odd), "{line:?}");
        for shown in [line, format!("{error:#}"), format!("{error:?}")] {
            assert!(SECRETS.iter().all(|secret| !shown.contains(secret)), "{shown}");
        }
    }
}

/// What is set: variables, and files by their path.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// Variables.
    pub variables: BTreeMap<String, String>,
    /// Files.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What came of a call.
#[derive(Default)]
pub struct Outcome {
    /// The line of the error, if there is one.
    pub error: Option<String>,
    sent: Arc<Mutex<Vec<Request<()>>>>,
    asked: Arc<Mutex<BTreeSet<String>>>,
}

impl Outcome {
    /// The hosts that were shown the key with this id, or any key.
    pub fn hosts(&self, key: Option<&str>) -> BTreeSet<String> {
        let sent = self.sent.lock().expect("no panic");
        let shows = |request: &&Request<()>| {
            let header = request.headers().get("authorization").map(|value| value.as_bytes().to_vec());
            key.is_none_or(|key| String::from_utf8_lossy(&header.unwrap_or_default()).contains(key))
        };
        sent.iter().filter(shows).filter_map(|request| request.uri().host().map(str::to_owned)).collect()
    }

    /// The variables that were looked up.
    pub fn asked(&self) -> BTreeSet<String> {
        self.asked.lock().expect("no panic").clone()
    }
}

/// Where a file is on a machine of whose settings nothing says otherwise.
pub fn path(file: &ProfileFile) -> String {
    let path = file.paths.first().copied().unwrap_or_default().replace("{profile}", file.profile);
    path.strip_prefix("~/").map_or(path.clone(), |below| format!("/home/u/{below}"))
}

/// The text of a file whose profile has these keys and values.
pub fn written(file: &ProfileFile, pairs: &[(&str, &str)]) -> String {
    let object: Map<String, Value> = pairs.iter().map(|(key, value)| ((*key).to_owned(), json!(value))).collect();
    match file.format {
        Format::Ini => {
            let lines = pairs.iter().map(|(key, value)| format!("{key} = {value}\n"));
            format!("[{}]\n{}", file.profile, lines.collect::<String>())
        }
        Format::Json(None) => json!(object).to_string(),
        Format::Json(Some(within)) => json!({ within: object }).to_string(),
        Format::JsonProfiles => {
            let mut object = object;
            object.entry("name").or_insert(json!(file.profile));
            json!({"current": file.profile, "profiles": [object]}).to_string()
        }
    }
}
