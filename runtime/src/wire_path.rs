//! Where in a request or response something is: `Tag[1].Key`. A chain of borrowed links on the stack, so that walking
//! costs no allocation; the text is made only when something has to be said.

use std::fmt::{Display, Formatter, Result};

/// A chain of links from the root.
#[derive(Clone, Copy)]
pub(crate) enum WirePath<'a> {
    /// The request or response itself.
    Root,
    /// A field of an object, by wire name.
    Field(&'a WirePath<'a>, &'static str),
    /// An element of a list, from 0.
    Element(&'a WirePath<'a>, usize),
}

impl WirePath<'_> {
    /// The path without list indices (`Tag.Key`): the same for every element, as ids need it.
    pub(crate) fn dotted(&self) -> String {
        match self {
            WirePath::Root => String::new(),
            WirePath::Field(parent, name) => {
                let mut path = parent.dotted();
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
                path
            }
            WirePath::Element(parent, _) => parent.dotted(),
        }
    }
}

impl Display for WirePath<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            WirePath::Root => Ok(()),
            WirePath::Field(WirePath::Root, name) => out.write_str(name),
            WirePath::Field(parent, name) => write!(out, "{parent}.{name}"),
            WirePath::Element(parent, index) => write!(out, "{parent}[{index}]"),
        }
    }
}
