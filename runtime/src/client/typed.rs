//! Calls of operations that are described: a request in, its response out.

use super::drive::Exchange;
use super::{Core, Error, Meta, Reply, Undecoded};
use crate::call::Payload;
use crate::decode;
use crate::fill::token;
use crate::object::Object;
use crate::operation::{Operation, OperationInfo};
use crate::prepare::{Prepared, prepare};

impl Core {
    /// Calls an operation.
    pub(super) async fn call<O: Operation>(&self, mut request: O) -> Result<Reply<O::Response>, Error> {
        let mut response = O::Response::default();
        let meta = self.exchange(&mut request, &mut response, O::INFO).await?;
        Ok(Reply::new(response, meta))
    }

    /// Does everything that a call does before it is sent, and does not send it.
    pub(super) async fn prepare<O: Operation>(&self, mut request: O) -> Result<Prepared, Error> {
        self.make_ready(&mut request, O::INFO).await
    }

    async fn make_ready(&self, request: &mut dyn Object, info: &OperationInfo) -> Result<Prepared, Error> {
        let world = &self.config().world;
        let started = world.now();
        let (endpoint, _) = self.ready(request, info, started).await?;
        let credentials = self.credentials(self.end(started)).await.map_err(|none| Error::new(info.id, 0, none))?;
        let nonce = world.unique();
        let time = self.shared().clocks.at(&endpoint, world.now().wall);
        let context = self.context(&endpoint, &credentials, time, &nonce);
        prepare(request, info, &context).map_err(|error| Error::new(info.id, 0, error))
    }

    /// The whole call, compiled once for all operations.
    pub(super) async fn exchange(
        &self,
        request: &mut dyn Object,
        response: &mut dyn Object,
        info: &OperationInfo,
    ) -> Result<Meta, Error> {
        let started = self.config().world.now();
        let (endpoint, findings) = self.ready(request, info, started).await?;
        let exchange = self.drive(Payload::Request(request), info, &endpoint, started).await;
        let read = exchange.and_then(|exchange| read(&exchange, response, info).map(|()| exchange));
        let token = token(request);
        let exchange = read.map_err(|error| error.of_sent(info.read_only, token))?;
        Ok(Meta::new(exchange, token.map(str::to_owned), findings))
    }
}

/// Reads the answer into the response.
fn read(exchange: &Exchange, response: &mut dyn Object, info: &OperationInfo) -> Result<(), Error> {
    let Exchange { answer, attempts, .. } = exchange;
    let headers = answer.headers().iter();
    let headers = headers.filter_map(|(name, value)| Some((name.as_str(), str::from_utf8(value.as_bytes()).ok()?)));
    let headers: Vec<_> = headers.collect();
    decode::decode_into(response, info, &headers, answer.body())
        .map_err(|problem| Error::new(info.id, *attempts, Undecoded::new(problem, exchange)))
}
