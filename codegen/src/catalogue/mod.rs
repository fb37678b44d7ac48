//! Catalogues: packages in which vendors publish what their APIs are, as data or as the source of an SDK. A reader for each kind turns an operation
//! into the shape of a page, so that whoever compares, locks or imports knows one shape. Packages are unpacked and read, never run. Which vendor
//! publishes what is known here and nowhere else; what a spec says is not.

mod extract;
mod folder;
mod not_read;
mod python;
mod reached;
mod tables;
mod tccli;
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use crate::page::Document;
use extract::Package;
use folder::Root;
pub use not_read::NotRead;
use python::Python;
pub use reached::reached;

/// A pinned package, and the part of it that is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackageSource {
    /// As its registry has it: `tccli`, `tencentcloud-sdk-python-vpc`. Case, and which of `-`, `_` and `.` it has, make no difference.
    pub package: String,
    /// `3.1.189.1`.
    pub version: String,
    /// The folder of one service or of one version of it: `services/vpc/v20170312` in tccli, `v3` in a package of Huawei Cloud, `vpc/v20170312` in an
    /// SDK of Tencent Cloud. A package of Alibaba Cloud holds one version of one service, so that it has none.
    pub folder: Option<String>,
}

/// The kinds of packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `tccli`: `api.json` and `examples.json` for each version of each service.
    Tccli,
    /// `alibabacloud_*`: classes with English comments, and a client that says where parameters travel.
    Alibaba,
    /// `huaweicloudsdk*`: classes with Chinese texts, and a client for each version.
    Huawei,
    /// `tencentcloud-sdk-python-*`: the error codes of a service.
    TencentCodes,
    /// What SDKs have in common: the headers of every request.
    Headers,
}

impl PackageSource {
    /// From what a spec writes: `tccli 3.1.189.1`. None if that is not a name and a version.
    pub fn new(package: &str, folder: Option<&str>) -> Option<Self> {
        let mut words = package.split_whitespace();
        let (package, version) = (words.next()?, words.next()?);
        let is_all = words.next().is_none();
        let folder = folder.map(str::to_owned);
        is_all.then(|| Self { package: package.to_owned(), version: version.to_owned(), folder })
    }

    /// Whether there is a reader of such packages; what is said in the name of another is attested.
    pub fn has_reader(&self) -> bool {
        self.kind().is_some()
    }

    /// How wheels and folders spell the name.
    fn name(&self) -> String {
        folder::normalized(&self.package)
    }

    fn kind(&self) -> Option<Kind> {
        let name = self.name();
        const BEGINNINGS: [(&str, Kind); 5] = [
            ("huaweicloudsdkcore", Kind::Headers),
            ("tencentcloud_sdk_python_common", Kind::Headers),
            ("alibabacloud_", Kind::Alibaba),
            ("huaweicloudsdk", Kind::Huawei),
            ("tencentcloud_sdk_python_", Kind::TencentCodes),
        ];
        let known = BEGINNINGS.iter().find(|(beginning, _)| name.starts_with(beginning)).map(|&(_, kind)| kind);
        if name == "tccli" { Some(Kind::Tccli) } else { known }
    }

    /// The folder that is read, below that of the package; what is missing, if it cannot be told.
    fn module(&self) -> Result<String, NotRead> {
        let name = self.name();
        let (below, folder, example) = match self.kind() {
            Some(Kind::Tccli) => ("tccli", self.folder.as_deref(), "services/vpc/v20170312"),
            Some(Kind::Huawei) => (name.as_str(), self.folder.as_deref(), "v3"),
            Some(Kind::TencentCodes) => ("tencentcloud", self.folder.as_deref(), "vpc/v20170312"),
            Some(Kind::Headers) if name.starts_with("tencentcloud") => ("tencentcloud", Some("common"), ""),
            _ => return Ok(name),
        };
        let Some(folder) = folder else {
            return Err(NotRead {
                at: self.to_string(),
                found: "no folder is named".to_owned(),
                expected: format!("the folder of one version of one service, such as `{example}`"),
                help: "write it beside the package, as `folder`".to_owned(),
            });
        };
        Ok(format!("{below}/{folder}"))
    }
}

/// `tccli 3.1.189.1`.
impl std::fmt::Display for PackageSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.package, self.version)
    }
}

/// A package that was opened, or why not; opened once, whoever asks.
type Opened = Arc<OnceLock<Result<Arc<Package>, NotRead>>>;

/// Folders that hold unpacked packages, each as `<package>-<version>/`. Each package is opened once and kept, so that reading all operations of a
/// service costs little more than reading one.
#[derive(Debug)]
pub struct Packages {
    folders: Vec<PathBuf>,
    python: Python,
    opened: Mutex<BTreeMap<PackageSource, Opened>>,
}

impl Packages {
    /// Nothing is opened before it is asked for.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self::with_python(folders, Path::new("python3"), Duration::from_secs(60))
    }

    /// The same with another program for packages that are Python sources, and the time that it has for one of them.
    pub fn with_python(folders: Vec<PathBuf>, program: &Path, patience: Duration) -> Self {
        Self { folders, python: Python::new(program, patience), opened: Mutex::default() }
    }

    /// What a package says of an operation: a table Request, a table Response, then a table Type for each object type that they reach, and JSON
    /// examples. The digest is that of what was read, without lines, so that it stays where only other operations change.
    ///
    /// Lines are those of the file that has the class, or for tccli the place in the list of members, counted from one. A table has `required` if it
    /// is sent; of what only an answer holds nothing is said. `reached` tells which types stand where.
    pub fn operation(&self, source: &PackageSource, operation: &str) -> Result<Document, NotRead> {
        tables::operation(source, &*self.open(source)?, operation)
    }

    /// What a package says of a whole service: a table Request with the headers of every request, a table Errors with its codes, as far as it has them.
    pub fn service(&self, source: &PackageSource) -> Result<Document, NotRead> {
        tables::service(source, &*self.open(source)?)
    }

    /// The names of the operations that a package has, in order.
    pub fn operations(&self, source: &PackageSource) -> Result<Vec<String>, NotRead> {
        Ok(self.open(source)?.operations.keys().cloned().collect())
    }

    fn open(&self, source: &PackageSource) -> Result<Arc<Package>, NotRead> {
        let mut opened = self.opened.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let package = Arc::clone(opened.entry(source.clone()).or_default());
        drop(opened);
        package.get_or_init(|| self.read(source).map(Arc::new)).clone()
    }

    fn read(&self, source: &PackageSource) -> Result<Package, NotRead> {
        let Some(kind) = source.kind() else {
            return Err(NotRead {
                at: source.to_string(),
                found: "nothing reads such a package".to_owned(),
                expected: "tccli, alibabacloud_*, huaweicloudsdk* or tencentcloud-sdk-python-*".to_owned(),
                help: "write the source as a text; what is said in its name is then attested".to_owned(),
            });
        };
        let module = source.module()?;
        let root = Root::find(&self.folders, source)?;
        root.folder(&module)?;
        let kind = match kind {
            Kind::Tccli => return tccli::read(&root, &module),
            Kind::Alibaba => "alibabacloud",
            Kind::Huawei => "huaweicloud",
            Kind::TencentCodes => "tencentcloud",
            Kind::Headers => "headers",
        };
        self.python.read(kind, &root, &module)
    }
}
