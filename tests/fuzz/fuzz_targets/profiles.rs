//! Any profile file beside any variables. The first bytes choose the vendor, what variables say and the file; the others are the file, or edits of a
//! sound one.

#![no_main]

use flowlog_tests::hostile::profiles;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| profiles(bytes));
