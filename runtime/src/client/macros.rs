//! `client!`: the clients of one service, by one line per operation.

/// Makes `Client` and `BlockingClient` for a service: names around [`Client`](crate::client::Client) and
/// [`BlockingClient`](crate::client::BlockingClient) that need not be told which service they are for. The async one has a
/// method per operation.
#[macro_export]
macro_rules! client {
    ($service:ident: $title:literal {
        $($(#[$doc:meta])* $method:ident($request:ident) -> $response:ident),* $(,)?
    }) => {
        #[doc = concat!("Calls ", $title, ". Cheap to clone; clones share connections.")]
        ///
        /// Dropping the future of a call gives the call up.
        #[derive(Clone, Debug)]
        pub struct Client($crate::client::Client);

        impl Client {
            $crate::client_common! { $service $crate::client::Client }

            /// Calls an operation of this service.
            ///
            /// # Errors
            ///
            /// [`Error`]($crate::Error) has a kind for each step of a call.
            pub async fn call<O: $crate::operation::Operation>(
                &self,
                request: O,
            ) -> ::std::result::Result<$crate::Reply<O::Response>, $crate::Error> {
                self.0.call(request).await
            }

            /// Calls an operation that this crate does not describe, with JSON in and JSON out: see
            /// [`Client::call_raw`]($crate::client::Client::call_raw).
            ///
            /// # Errors
            ///
            /// [`Error`]($crate::Error) has a kind for each step of a call.
            pub async fn call_raw(
                &self,
                operation: &str,
                fields: $crate::Json,
            ) -> ::std::result::Result<$crate::Reply<$crate::Json>, $crate::Error> {
                self.0.call_raw(operation, fields).await
            }

            /// The signed request that a call would send first, not sent.
            ///
            /// # Errors
            ///
            /// [`Error`]($crate::Error), as far as a call can fail before it is sent.
            pub async fn prepare<O: $crate::operation::Operation>(
                &self,
                request: O,
            ) -> ::std::result::Result<$crate::prepare::Prepared, $crate::Error> {
                self.0.prepare(request).await
            }

            $(
                $(#[$doc])*
                ///
                /// # Errors
                ///
                /// [`Error`]($crate::Error) has a kind for each step of a call.
                pub async fn $method(
                    &self,
                    request: $request,
                ) -> ::std::result::Result<$crate::Reply<$response>, $crate::Error> {
                    self.0.call(request).await
                }
            )*
        }

        #[doc = concat!("Calls ", $title, ", and blocks until it has answered. Cheap to clone; clones share connections.")]
        #[derive(Clone, Debug)]
        pub struct BlockingClient($crate::client::BlockingClient);

        impl BlockingClient {
            $crate::client_common! { $service $crate::client::BlockingClient }

            /// Calls an operation of this service.
            ///
            /// # Errors
            ///
            /// [`Error`]($crate::Error) has a kind for each step of a call.
            pub fn call<O: $crate::operation::Operation>(
                &self,
                request: O,
            ) -> ::std::result::Result<$crate::Reply<O::Response>, $crate::Error> {
                self.0.call(request)
            }

            /// Calls an operation that this crate does not describe, with JSON in and JSON out: see
            /// [`BlockingClient::call_raw`]($crate::client::BlockingClient::call_raw).
            ///
            /// # Errors
            ///
            /// [`Error`]($crate::Error) has a kind for each step of a call.
            pub fn call_raw(
                &self,
                operation: &str,
                fields: $crate::Json,
            ) -> ::std::result::Result<$crate::Reply<$crate::Json>, $crate::Error> {
                self.0.call_raw(operation, fields)
            }

            /// The signed request that a call would send first, not sent.
            ///
            /// # Errors
            ///
            /// [`Error`]($crate::Error), as far as a call can fail before it is sent.
            pub fn prepare<O: $crate::operation::Operation>(
                &self,
                request: O,
            ) -> ::std::result::Result<$crate::prepare::Prepared, $crate::Error> {
                self.0.prepare(request)
            }
        }
    };
}

/// What both clients of [`client!`](crate::client!) have.
#[doc(hidden)]
#[macro_export]
macro_rules! client_common {
    ($service:ident $client:ty) => {
        /// A client that finds credentials, region and whatever else it needs in the vendor's own variables and files.
        ///
        /// # Errors
        ///
        /// When it does not find a region that it needs: of the kind
        /// [`Configuration`]($crate::ErrorKind::Configuration).
        pub fn from_env() -> ::std::result::Result<Self, $crate::Error> {
            Self::new($crate::Config::from_env())
        }

        /// A client in the making. What is not set is looked up as [`from_env`](Self::from_env) does.
        pub fn builder() -> $crate::client::Builder<Self> {
            $crate::client::Builder::new(Self::new)
        }

        /// A client with these settings, and nothing looked up that they do not say.
        ///
        /// # Errors
        ///
        /// When they are not enough: of the kind [`Configuration`]($crate::ErrorKind::Configuration).
        pub fn new(config: $crate::Config) -> ::std::result::Result<Self, $crate::Error> {
            <$client>::new(&$service, config).map(Self)
        }

        /// The same client with other settings, for a single call or for many. Connections, the budget for retries, what is
        /// known of the service's clock and, unless others are set, credentials are shared. An invalid setting is
        /// reported by the next call.
        #[must_use]
        pub fn with(&self, change: impl ::std::ops::FnOnce($crate::Config) -> $crate::Config) -> Self {
            Self(self.0.with(change))
        }
    };
}
