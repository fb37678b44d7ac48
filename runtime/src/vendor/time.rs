//! Times as headers and signatures write them, all of them in UTC.

use jiff::Timestamp;
use jiff::fmt::{rfc2822, strtime};
use std::time::SystemTime;

/// Whole seconds since 1970.
pub(super) fn seconds(time: SystemTime) -> i64 {
    timestamp(time).as_second()
}

/// A time in the words of `strftime`.
pub(super) fn written(time: SystemTime, format: &str) -> String {
    // The formats are constants of this folder that every time fits.
    strtime::format(format, timestamp(time)).unwrap_or_default()
}

/// The header `Date`.
pub(crate) fn read_http_date(text: &str) -> Option<SystemTime> {
    rfc2822::parse(text).ok().map(|time| time.timestamp().into())
}

/// A clock before the year -9999 or behind 9999 is broken beyond signing: it counts as 1970, and the vendor refuses it.
fn timestamp(time: SystemTime) -> Timestamp {
    Timestamp::try_from(time).unwrap_or_default()
}
