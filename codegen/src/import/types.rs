//! The object types of a draft: those that have a table, those whose members have rows behind the row that holds them, and those that only an example
//! shows.

use super::draft::Draft;
use super::objects::{Part, is_known};
use super::shown::{Members, nested_rows, shown_as, type_name, type_shown};
use super::yaml::{plain, todo};
use crate::page::Row;

impl<'d> Draft<'d> {
    pub(super) fn types(&mut self) {
        let named: Vec<(String, String, &[Row])> = self
            .objects
            .iter()
            .filter_map(|object| match &object.role {
                Part::Type(name) => Some((
                    name.clone().unwrap_or_else(|| object.table.replace(' ', "")),
                    object.table.clone(),
                    object.rows,
                )),
                _ => None,
            })
            .collect();
        let (missing, nested) = (self.unnamed(&named), self.nested());
        if named.is_empty() && missing.is_empty() && nested.is_empty() {
            return;
        }
        self.out.line(0, "");
        self.out.put(0, "types", "");
        for (name, table, rows) in named {
            self.out.put(1, &name, "");
            self.out.put(2, "table", &plain(&table));
            self.out.put(2, "doc", &todo("what the object is"));
            self.rows(2, rows, None);
        }
        for (name, shown) in missing {
            self.out.put(1, &name, "");
            self.out.put(2, "shown-by", "example");
            self.out.put(2, "doc", &todo("what the object is; the page has no table of it"));
            self.out.put(2, "fields", "");
            for (member, value) in &shown {
                let ty = type_shown(value);
                self.out.put(3, member, &format!("{{type: {ty}, doc: {}}}", todo("what it is")));
            }
            if shown.is_empty() {
                let doc = todo("the members; no example shows them");
                self.out.put(3, "todo: a member", &format!("{{type: string, doc: {doc}}}"));
            }
        }
        for (name, table, under, rows) in nested {
            self.out.put(1, &name, "");
            self.out.put(2, "table", &plain(&table));
            self.out.put(2, "under", &plain(under));
            self.out.put(2, "doc", &todo("what the object is; see that these rows are all of its members"));
            let rows: Vec<Row> = rows.into_iter().cloned().collect();
            self.rows(2, &rows, None);
        }
    }

    /// The objects whose members have rows behind the row that holds them: name, table, field, rows.
    fn nested(&self) -> Vec<(String, String, &'d str, Vec<&'d Row>)> {
        let mut found = Vec::new();
        for object in &self.objects {
            let rows: Vec<&Row> = object.rows.iter().collect();
            for (at, row) in rows.iter().enumerate() {
                let nested = nested_rows(row, rows.get(at + 1..).unwrap_or_default());
                if !nested.is_empty() {
                    let field = row.name.strip_suffix(".N").unwrap_or(&row.name);
                    found.push((type_name(field), object.table.clone(), field, nested.to_vec()));
                }
            }
        }
        found
    }

    /// The types that rows name and no table has, with the members that an example shows.
    fn unnamed(&self, named: &[(String, String, &[Row])]) -> Vec<(String, Members)> {
        let mut missing: Vec<(String, Members)> = Vec::new();
        for row in self.page.tables.iter().flat_map(|table| &table.rows) {
            let Some(ty) = &row.type_ else { continue };
            let element = ty.strip_prefix("list of ").unwrap_or(ty);
            let is_there =
                named.iter().any(|(name, ..)| name == element) || missing.iter().any(|(name, _)| name == element);
            if !is_known(element) && !is_there {
                let member = row.name.strip_suffix(".N").unwrap_or(&row.name);
                let examples = self.page.json.iter().filter_map(|json| serde_json::from_str(&json.text).ok());
                let shown = examples.into_iter().find_map(|json: serde_json::Value| shown_as(&json, member));
                missing.push((element.to_owned(), shown.unwrap_or_default()));
            }
        }
        missing
    }
}
