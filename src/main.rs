//! The command `bide`: arguments in, exit status out.

use std::process::ExitCode;

use bide::cli::{self, Ending};
use bide::objects::heap::keep_blocks;

/// Address space for the interpreter's stack. Only what is touched becomes memory; parsing and
/// compiling nested source recurse, within limits of their own.
const STACK_BYTES: usize = 256 << 20;

fn main() -> ExitCode {
    bide::objects::heap::use_one_arena();
    let interpreter = std::thread::Builder::new()
        .name("bide".into())
        .stack_size(STACK_BYTES)
        .spawn(|| {
            keep_blocks();
            cli::run(std::env::args_os())
        });
    match interpreter.map(|thread| thread.join()) {
        Ok(Ok(ending)) => end(ending),
        Ok(Err(_)) => ExitCode::from(cli::INTERNAL_ERROR),
        Err(error) => {
            eprintln!("bide: cannot start: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Ends the process the way the script ended: with a status, or by the signal that stopped it.
fn end(ending: Ending) -> ExitCode {
    match ending {
        Ending::Status(status) => ExitCode::from(status),
        Ending::Signal(signal) => {
            // Falls through only where the system cannot do it.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            ExitCode::from(128u8.wrapping_add(signal as u8))
        }
    }
}
