//! The resolved model as text for people: one line per field, with type, place, row and every limit with who states it. Our words are left out; they can be
//! read in the generated documentation.

use std::fmt::Write;

use flowlog_codegen::model::{
    Check, Condition, Constraint, EnumType, Field, NextPage, ObjectType, Operation, Origin, Pagination, Placement,
    Service, Type,
};

/// One operation with the types and enums that it uses.
pub fn operation(service: &Service, operation: &Operation) -> String {
    let mut text = String::new();
    head(&mut text, operation);
    object(&mut text, "request", &operation.request);
    object(&mut text, "response", &operation.response);
    let used = |by: &[String]| by.contains(&operation.name);
    service.types.iter().filter(|ty| used(&ty.used_by)).for_each(|ty| object(&mut text, usage(ty), ty));
    service.enums.iter().filter(|ty| used(&ty.used_by)).for_each(|ty| enumeration(&mut text, ty));
    errors(&mut text, operation);
    operation.pagination.iter().for_each(|pages| pagination(&mut text, pages));
    text
}

macro_rules! line {
    ($text:expr, $($format:tt)+) => { writeln!($text, $($format)+).expect("text") };
}

fn head(text: &mut String, operation: &Operation) {
    let Operation { id, module, method, path, success, page, .. } = operation;
    line!(text, "{id} (mod {module})\n{method} {path}, success {success:?}");
    let flags = [("JSON body", operation.json_body), ("read-only", operation.read_only)];
    let flags = flags.into_iter().filter(|(_, set)| *set).map(|(flag, _)| flag.to_owned());
    let permission = operation.authorization.as_ref().map(|a| format!("{} ({}) on {}", a.action, a.access, a.resource));
    let others = [("envelope", &operation.envelope), ("rate", &operation.rate), ("permission", &permission)];
    let others = others.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?)));
    let facts: Vec<String> = flags.chain(others).collect();
    line!(text, "{}", if facts.is_empty() { "nothing else".to_owned() } else { facts.join(", ") });
    let kind = if page.is_document { "page" } else { "authority" };
    let tables: Vec<String> = page.tables.iter().map(|(name, rows)| format!("{name} {rows}")).collect();
    line!(text, "{kind} {}; rows: {}", page.title, tables.join(", "));
    if !operation.regions.is_empty() {
        line!(text, "regions {}", operation.regions.join(", "));
    }
    let requests = operation.examples.iter().filter(|example| example.request.is_some()).count();
    let responses = operation.examples.iter().filter(|example| example.response.is_some()).count();
    line!(text, "examples: {requests} request, {responses} response; {} cases", operation.cases.len());
}

fn usage(ty: &ObjectType) -> &'static str {
    match (ty.usage.request, ty.usage.response) {
        (true, true) => "type, sent and answered",
        (true, false) => "type, sent",
        (false, _) => "type, answered",
    }
}

fn object(text: &mut String, what: &str, object: &ObjectType) {
    line!(text, "\n{what}: {} = {} of {}", object.wire, object.rust, object.provenance.operation);
    object.fields.iter().for_each(|f| field(text, f));
    if let Some(lifecycle) = &object.lifecycle {
        let group =
            |states: &Option<Vec<_>>| states.iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let [moving, settled, failed, gone] =
            [&lifecycle.moving, &lifecycle.settled, &lifecycle.failed, &lifecycle.gone].map(group);
        line!(
            text,
            "  lifecycle of {}: moving [{moving}] settled [{settled}] failed [{failed}] gone [{gone}]",
            lifecycle.field
        );
    }
}

fn field(text: &mut String, field: &Field) {
    let place = match field.place {
        Placement::At(place) => place.word(),
        Placement::Inside => "-",
    };
    let row = field.row.as_ref().map_or("no row".to_owned(), |row| format!("{} {}", row.table, row.number));
    write!(text, "  {} = {}: {}, {place}, {row}{}", field.wire, field.rust, ty(&field.ty), by(&field.origin))
        .expect("text");
    let mut say = |label: &str, value: Option<String>| {
        if let Some(value) = value {
            write!(text, "; {label}{value}").expect("text");
        }
    };
    field.constraints.iter().for_each(|c| say("", Some(constraint(c))));
    say("default ", field.default.as_ref().map(|(value, origin)| format!("{value:?}{}", by(origin))));
    say("default is ", field.default_is.clone());
    say("in ", field.unit.clone());
    say("shape ", field.shape.clone());
    say("example ", field.example.clone());
    say("in prose: ", field.required_in_prose.clone());
    say("role ", field.role.map(|role| role.word().to_owned()));
    say("sensitive", field.sensitive.then(String::new));
    field.notes.iter().for_each(|(note, witness)| {
        say("note", Some(format!("{}: {note}", witness.as_ref().map_or(String::new(), |w| format!(" of {w}")))))
    });
    text.push('\n');
}

fn ty(ty: &Type) -> String {
    match ty {
        Type::Text => "text".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Enum(name) => format!("enum {name}"),
        Type::Object(name) => name.clone(),
        Type::List(element) => format!("list of {}", self::ty(element)),
    }
}

fn by(origin: &Origin) -> String {
    match origin {
        Origin::Stated => String::new(),
        Origin::Recovered(witnesses) => format!(" (recovered: {})", witnesses.join(" ")),
        Origin::Beyond(witness) => format!(" (beyond: {witness})"),
        Origin::Client => " (client)".to_owned(),
    }
}

fn constraint(constraint: &Constraint) -> String {
    let word = constraint.check.word();
    let value = match &constraint.check {
        Check::Length { min, max } | Check::Bytes { min, max } | Check::Items { min, max } => {
            span(Some(min), max.as_ref())
        }
        Check::Range { min, max } => span(min.as_ref(), max.as_ref()),
        Check::OneOf(values) => format!(" {}", values.iter().cloned().collect::<Vec<_>>().join(" | ")),
        Check::OneOfIntegers(values) => {
            format!(" {}", values.iter().map(i64::to_string).collect::<Vec<_>>().join(" | "))
        }
        Check::Characters(set) | Check::FirstAndLast(set) => format!(" {}", set.words),
        Check::CannotStartWith(texts) | Check::CannotContain(texts) => format!(" {}", texts.join(" | ")),
        _ => String::new(),
    };
    let condition = constraint.condition.as_ref().map(condition).unwrap_or_default();
    format!("{word}{value}{condition}{}", by(&constraint.origin))
}

fn span<N: ToString>(min: Option<&N>, max: Option<&N>) -> String {
    let end = |end: Option<&N>| end.map_or(String::new(), N::to_string);
    format!(" {}..{}", end(min), end(max))
}

fn condition(condition: &Condition) -> String {
    let test = |test: &flowlog_codegen::model::Test| {
        let values = if test.values.is_empty() { "given".to_owned() } else { format!("= {}", test.values.join(" | ")) };
        let absent = test.absent_matches.as_ref().map(|origin| format!(" or absent{}", by(origin))).unwrap_or_default();
        format!("{} {values}{absent}", test.field)
    };
    let tests: Vec<String> = condition.tests.iter().map(test).collect();
    format!(" {} {}", if condition.negated { "unless" } else { "when" }, tests.join(" and "))
}

fn enumeration(text: &mut String, ty: &EnumType) {
    let values: Vec<String> = ty.variants.iter().map(|value| format!("{:?} = {}", value.wire, value.rust)).collect();
    line!(text, "\nenum {}: {}", ty.rust, values.join(", "));
}

fn errors(text: &mut String, operation: &Operation) {
    if !operation.errors.is_empty() {
        line!(text, "\nerror codes");
    }
    for error in &operation.errors {
        let status = error.status.map_or(String::new(), |status| format!("{status} "));
        let about = error.about.as_ref().map_or(String::new(), |about| format!(", about {about}"));
        let retry = error.retry.map_or(String::new(), |retry| format!(", retry {}", retry.word()));
        line!(text, "  {status}{}{about}{retry}", error.code);
    }
}

fn pagination(text: &mut String, pages: &Pagination) {
    let next = match &pages.next {
        None => String::new(),
        Some(NextPage::Field(path)) => format!(", next in {path}"),
        Some(NextPage::LastItem(field)) => format!(", next is {field} of the last item"),
    };
    let total = pages.total.as_ref().map_or(String::new(), |total| format!(", total in {total}"));
    let (style, position, size, items) = (pages.style.word(), &pages.position, &pages.size, &pages.items);
    line!(text, "\npages by {style}: {position} and {size}, items in {items}{next}{total}");
}
