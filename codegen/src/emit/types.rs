//! `src/<service>/types.rs`: what several operations share.

use quote::quote;

use super::count::Counts;
use super::error::Fault;
use super::format::{RustFile, block};
use super::{enums, object};
use crate::markdown::{lines, markdown, prose};
use crate::model::{Layout, Service};

/// The file.
pub(super) fn file(service: &Service, layout: &Layout<'_>, counts: &mut Counts) -> Result<String, Fault> {
    let types = layout.shared();
    let mut file = RustFile::new(
        &service.spec_folder(),
        &lines([&markdown!["What several operations of ", prose(&service.title), " share."]]),
    );
    let macros = [types.has_objects().then(|| quote!(object)), types.has_enums().then(|| quote!(open_enum))];
    let macros = macros.iter().flatten();
    file.push(block(quote!(use flowlog_runtime::{#(#macros),*};))?);
    for object in &types.objects {
        file.push(object::object(object, "types", &object::about(object), counts)?);
    }
    for enumeration in &types.enums {
        file.push(enums::enumeration(enumeration, counts)?);
    }
    file.finish()
}
