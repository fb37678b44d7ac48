//! Hostile profile files, beside hostile variables.

use flowlog_tests::hostile::profiles;

use crate::made_up;

#[test]
fn any_profile_file_is_a_client_or_one_line() {
    made_up(80, profiles);
}
