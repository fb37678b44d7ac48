use flowlog_codegen::*;
fn main() {
    let mut p = diagnostic::Problems::default();
    let root = std::env::args().nth(1).unwrap();
    let t = std::time::Instant::now();
    let loaded = spec::load(std::path::Path::new(&root), &mut p);
    eprintln!("load {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let model = resolve::resolve(&loaded, &mut p);
    eprintln!("resolve {:?}", t.elapsed());
    p.sort();
    for d in p.iter() {
        println!("{}\n", d.render(&loaded.sources));
    }
    if std::env::args().nth(2).is_some() {
        println!("{model:#?}");
    }
    for s in &model.services {
        for o in &s.operations {
            println!("{} {:?} {:?}", o.id, o.page.tables, o.cases.len());
        }
    }
}
