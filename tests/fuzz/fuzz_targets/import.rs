//! Any page, and what is drafted from it: a spec file whose form is right, which is a spec like any other once somebody has decided what it leaves open.

#![no_main]

use flowlog_tests::hostile::import;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    import(bytes);
});
