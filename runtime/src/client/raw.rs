//! Calls of operations that nobody has described yet: signed, sent, repeated and judged as all others; JSON in, JSON out.

use super::{ConfigurationError, Core, Error, Meta, Reply, Undecoded};
use crate::call::Payload;
use crate::escape;
use crate::layout::{Layout, LayoutError, lay_out_raw};
use crate::operation::OperationInfo;
use crate::prepare::PrepareError;
use crate::text::quoted;
use crate::validate::Findings;
use crate::vendor;
use serde_json::Value;
use std::time::Duration;

/// What the path of a raw call may leave to the client.
const PROJECT: &str = "{project_id}";

impl Core {
    /// Calls an operation by its name, or by method and path.
    pub(super) async fn call_raw(&self, operation: &str, fields: Value) -> Result<Reply<Value>, Error> {
        let service = self.service();
        let name = format!("{}.{} {operation}", service.vendor, service.name);
        self.exchange_raw(operation, fields).await.map_err(|error| error.of(name))
    }

    async fn exchange_raw(&self, operation: &str, fields: Value) -> Result<Reply<Value>, Error> {
        let (service, started) = (self.service(), self.config().world.now());
        let style = vendor::protocol(service.protocol).raw_style();
        let layout = lay_out_raw(operation, &fields, style, service.lists)
            .map_err(|error| Error::new("", 0, PrepareError::from(error)))?;
        let info = OperationInfo {
            service,
            name: "",
            id: "",
            method: layout.method,
            path: "",
            success: &[],
            json_body: layout.body.is_some(),
            envelope: None,
            read_only: layout.method == "GET",
            errors: &[],
            pagination: None,
        };
        let endpoint = self.endpoint()?;
        let (layout, project) = self.with_project(layout, &info, self.end(started)).await?;
        let sent = |error: Error| error.of_sent(info.read_only, None);
        let exchange =
            self.drive(Payload::Raw(&layout, project.as_deref()), &info, endpoint, started).await.map_err(sent)?;
        let body = exchange.answer.body().trim_ascii();
        let answer = if body.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(body) };
        match answer {
            Ok(answer) => Ok(Reply::new(answer, Meta::new(exchange, None, Findings::default()))),
            Err(problem) => Err(sent(Error::new("", exchange.attempts, Undecoded::new(problem.into(), &exchange)))),
        }
    }

    /// The layout with the project in its path, where it leaves room for it, and the project.
    async fn with_project(
        &self,
        layout: Layout,
        info: &OperationInfo,
        end: Option<Duration>,
    ) -> Result<(Layout, Option<String>), Error> {
        if !layout.path.contains(PROJECT) {
            return Ok((layout, None));
        }
        let known = match self.config().project.as_deref().filter(|project| !project.is_empty()) {
            Some(project) => Some(project.to_owned()),
            None => self.known_project(info, end).await?,
        };
        let found = match known {
            Some(project) => Ok(Some(project)),
            None => self.asked_project(end).await,
        };
        match (found, vendor::protocol(info.service.protocol).project()) {
            // What the path is to have is for its writer to say, and a project comes from elsewhere.
            (Ok(Some(project)), _) if !escape::is_path_segment(&project) => {
                let problem = format!(
                    "project {}: expected one part of a path, not . or .., without /, \\ and control characters; \
                     to send it anyway, write it in the path in place of {PROJECT}",
                    quoted(&project)
                );
                Err(Error::new("", 0, PrepareError::from(LayoutError::Raw(problem))))
            }
            (Ok(Some(project)), _) => {
                let mut escaped = String::new();
                escape::push(&mut escaped, &project);
                Ok((Layout { path: layout.path.replace(PROJECT, &escaped).into(), ..layout }, Some(project)))
            }
            (_, None) => Ok((layout, None)),
            (found, Some(project)) => {
                let lookup = found.err();
                let error = ConfigurationError::Missing { setting: &project.setting, field: "project_id", lookup };
                Err(Error::new("", 0, error))
            }
        }
    }
}
