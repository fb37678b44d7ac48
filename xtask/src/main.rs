//! The command line of the maintainer. It parses arguments, calls codegen and prints; whatever is decided is decided there.

mod commands;

use std::process::ExitCode;

use clap::Parser;
use commands::Command;
use mimalloc::MiMalloc;

/// `gen` is made of small allocations, and is a quarter faster with this allocator than with that of the system.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Turns the spec into Rust clients, and checks it.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    Arguments::parse().command.run()
}
