//! How much code a create operation costs: each of the five is generated alone, and its lines that are neither blank nor documentation are counted. That
//! is its file, one line in the client, and one line for each of its error codes in the enum of the service. What a service has once is in the table too.

use std::fmt::Write;

use flowlog_codegen::emit::{RuntimeDependency, code_lines};
use flowlog_codegen::{Failure, emit, report};
use flowlog_tests::spec_folder;
use flowlog_tests::trees::{Tree, read, write};

const CREATES: [&str; 5] =
    ["alibabacloud/ecr", "alibabacloud/smartag", "huaweicloud/er", "huaweicloud/vpc", "tencentcloud/vpc"];

struct Lines {
    /// The operation's file.
    file: usize,
    /// Its error codes.
    codes: usize,
    /// The other files of the service.
    service: usize,
}

fn lines(service: &str) -> Lines {
    let alone =
        ["service.yaml", "CreateFlowLog.yaml", "CreateFlowLog.cases.yaml"].map(|file| format!("{service}/{file}"));
    let spec: Tree = read(&spec_folder()).into_iter().filter(|(path, _)| alone.contains(path)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &spec);
    let (checked, emitted) = match emit(folder.path(), RuntimeDependency::Workspace) {
        Ok(done) => done,
        Err(Failure::Spec(checked)) => panic!("{}", report::problems(&checked.problems, &checked.sources)),
        Err(failure) => panic!("{failure}"),
    };
    let (vendor, name) = service.split_once('/').expect("vendor and service");
    let below = format!("{vendor}/src/{name}/");
    let file = code_lines(&emitted.output[&format!("{below}create_flow_log.rs")]);
    let of_service =
        emitted.output.iter().filter(|(path, _)| path.starts_with(&below)).map(|(_, text)| code_lines(text));
    let mut codes: Vec<&str> = checked.model.services[0].operations[0].errors.iter().map(|e| e.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    Lines { file, codes: codes.len(), service: of_service.sum::<usize>() - file - codes.len() }
}

#[test]
fn a_create_operation_takes_few_lines_and_their_number_is_known() {
    let mut table = String::new();
    let mut all = Vec::new();
    for service in CREATES {
        let Lines { file, codes, service: rest } = lines(service);
        let operation = file + codes + 1;
        let rest = rest - 1;
        writeln!(
            table,
            "{service:<22}{operation:>4} lines: file {file}, error codes {codes}, method 1; its service {rest}"
        )
        .expect("text");
        all.push(operation);
    }
    let average = all.iter().sum::<usize>().div_ceil(all.len());
    writeln!(table, "{:<22}{average:>4} lines", "average").expect("text");
    insta::assert_snapshot!("lines", table);
    assert!(average <= 180, "{table}");
    assert!(all.last().is_some_and(|tencent| *tencent <= 260), "{table}");
}
