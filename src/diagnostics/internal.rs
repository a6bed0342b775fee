//! A bug in Bide itself: said so, with where to look, and never in a script's words.

use std::panic::PanicHookInfo;

/// Words for a panic, in place of Rust's own.
pub fn install() {
    std::panic::set_hook(Box::new(tell));
}

fn tell(info: &PanicHookInfo<'_>) {
    let place = info
        .location()
        .map_or(String::new(), |place| format!(" at {place}"));
    let text = info.payload_as_str().unwrap_or("no message");
    eprintln!(
        "bide: internal error{place}: {text}\n\
         This is a bug in Bide, not in the script. Please report it, with the script."
    );
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        eprintln!("{}", std::backtrace::Backtrace::force_capture());
    }
}
