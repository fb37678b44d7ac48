//! From a request to findings, and to path, query, headers, form and body.

use crate::requests::{Create, creates};
use divan::{Bencher, black_box};
use flowlog_runtime::validate::validate;

mod validate_only {
    use super::*;

    #[divan::bench(args = creates())]
    fn generated(bencher: Bencher<'_, '_>, create: &Create) {
        bencher.bench(|| drop(black_box(validate(black_box(&*create.generated)))));
    }

    #[divan::bench(args = creates())]
    fn by_hand(bencher: Bencher<'_, '_>, create: &Create) {
        bencher.bench(|| drop(black_box(black_box(&create.by_hand).validate())));
    }
}

mod encode_only {
    use super::*;

    #[divan::bench(args = creates())]
    fn generated(bencher: Bencher<'_, '_>, create: &Create) {
        bencher.bench(|| drop(black_box(create.operation.layout(black_box(&*create.generated)))));
    }

    #[divan::bench(args = creates())]
    fn by_hand(bencher: Bencher<'_, '_>, create: &Create) {
        bencher.bench(|| drop(black_box(black_box(&create.by_hand).encode())));
    }
}

mod both {
    use super::*;

    #[divan::bench(args = creates())]
    fn generated(bencher: Bencher<'_, '_>, create: &Create) {
        bencher.bench(|| {
            let request = black_box(&*create.generated);
            drop(black_box(validate(request)));
            drop(black_box(create.operation.layout(request)));
        });
    }

    #[divan::bench(args = creates())]
    fn by_hand(bencher: Bencher<'_, '_>, create: &Create) {
        bencher.bench(|| {
            let request = black_box(&create.by_hand);
            drop(black_box(request.validate()));
            drop(black_box(request.encode()));
        });
    }
}
