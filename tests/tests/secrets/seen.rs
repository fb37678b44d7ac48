//! Calls that are answered, and what is promised of everything that is shown of them, in errors, replies and events.

use std::error::Error as _;
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flowlog_runtime::Error;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::client::BlockingClient;
use flowlog_runtime::validate::Policy;
use flowlog_tests::generated::Generated;
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt};

use crate::config;
use crate::drafts::Draft;
use crate::payloads::{is_a_line, is_a_page};
use crate::shown::Shown;

/// What events say.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<String>>>);

impl<S: tracing::Subscriber> Layer<S> for Events {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let mut said = Said::default();
        event.record(&mut said);
        self.0.lock().expect("no panic").push(said.0);
    }
}

impl Events {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("no panic"))
    }
}

#[derive(Default)]
struct Said(String);

impl Visit for Said {
    /// As it is: a log in JSON has it so.
    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.0, "{}={value} ", field.name()).expect("memory");
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, "{}={value:?} ", field.name()).expect("memory");
    }
}

/// What calls have come to.
#[derive(Default)]
pub(crate) struct Seen {
    shown: Shown,
    events: Events,
    pub(crate) failed: usize,
    pub(crate) replied: usize,
    pub(crate) told: usize,
}

impl Seen {
    pub(crate) fn call(&mut self, generated: &Generated, draft: &Draft) {
        let Some(answer) = draft.answer() else { return };
        let settings = config(move |_| Ok(answer.clone())).policy(Policy::off()).project("p").endpoint("host.example");
        let settings = settings.retry(RetryPolicy::default().base(Duration::ZERO).attempts(2));
        let client = BlockingClient::new(generated.info.service, settings).expect("a client");
        let of = format!("{}, {} with HTTP {}", generated.info.id, draft.place, draft.status);
        let request = json!({"er_id": "e", "EcrId": "e"});
        match generated.call(&client, &request) {
            Ok(reply) => {
                is_a_page(&of, &reply);
                self.replied += 1;
                // What a field of a response says is what was asked for, whatever it says.
                if !draft.place.starts_with("response") && !draft.place.contains("header") {
                    self.shown.text(&of, reply);
                }
            }
            Err(error) => self.error(&of, &error),
        }
        self.events(&of);
    }

    pub(crate) fn error(&mut self, of: &str, error: &Error) {
        self.failed += 1;
        is_a_line(of, &error.to_string());
        for page in [format!("{error:#}"), format!("{error:?}"), format!("{error:#?}")] {
            is_a_page(of, &page);
        }
        for page in [format!("{:?}", error.kind()), format!("{:#?}", error.kind()), error.kind().to_string()] {
            is_a_page(of, &page);
        }
        let mut source = error.source();
        while let Some(error) = source {
            is_a_page(of, &format!("{error}\n{error:#}\n{error:?}"));
            source = error.source();
        }
        self.shown.error(of, error);
        self.shown.text(of, format!("{:?}", error.kind()));
    }

    pub(crate) fn events(&mut self, of: &str) {
        for event in self.events.take() {
            is_a_line(of, &event);
            self.shown.text(of, event);
            self.told += 1;
        }
    }

    /// Listens to what events say, and asks for what is promised of everything that was shown.
    pub(crate) fn of(look: impl FnOnce(&mut Self)) -> Self {
        let mut seen = Self::default();
        let listening = tracing_subscriber::registry().with(seen.events.clone());
        tracing::subscriber::with_default(listening, || look(&mut seen));
        seen.shown.check();
        seen
    }
}
