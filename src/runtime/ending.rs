//! How a script ends the process.

use crate::diagnostics::report;
use crate::modules::sys_hooks;
use crate::objects::class::is_subclass;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// The end of the process.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Ending {
    /// It exits with this status.
    Status(u8),
    /// It dies by this signal, as if the script had left it alone.
    Signal(i32),
}

/// The status of a script whose tasks wait for ever.
const DEADLOCK: u8 = 70;
/// The signal of Ctrl-C.
const SIGINT: i32 = 2;
/// The signal of a pipe that nobody reads any more.
const SIGPIPE: i32 = 13;

/// How the process ends when the main module ended like this; what there is to say about it is said.
pub fn of(cx: &mut Cx, outcome: Result<(), Raised>) -> Ending {
    let Err(raised) = outcome else {
        return flushed(cx, Ending::Status(0));
    };
    let class = raised.0.class.borrow().clone();
    if is_subclass(&class, &cx.exceptions.SystemExit) {
        let ending = exit_status(cx, &raised.0);
        return flushed(cx, ending);
    }
    if is_subclass(&class, &cx.exceptions.BrokenPipeError) && cx.stdout.flush().is_err() {
        return Ending::Signal(SIGPIPE);
    }
    // What the script printed comes before what is said about its end.
    let _ = cx.stdout.flush();
    if !sys_hooks::excepthook(cx, &raised) {
        report::uncaught(cx, &raised);
    }
    if is_subclass(&class, &cx.exceptions.KeyboardInterrupt) {
        Ending::Signal(SIGINT)
    } else if is_subclass(&class, &cx.exceptions.DeadlockError) {
        flushed(cx, Ending::Status(DEADLOCK))
    } else {
        flushed(cx, Ending::Status(1))
    }
}

/// Writes out what is left of standard output; a reader that has gone away ends us quietly.
fn flushed(cx: &mut Cx, ending: Ending) -> Ending {
    match cx.stdout.flush() {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ending::Signal(SIGPIPE),
        Ok(()) | Err(_) => ending,
    }
}

/// `sys.exit(code)`: None is success, an int is the status, anything else is printed and means 1.
fn exit_status(cx: &mut Cx, exit: &Ref<Exception>) -> Ending {
    let code = exit_code(cx, exit);
    if code.is_none() {
        return Ending::Status(0);
    }
    if crate::vm::ops::text::is_int(cx.inner(&code)) {
        // Of a number too large for a status, CPython makes -1.
        let status = crate::objects::int::small(cx.inner(&code)).unwrap_or(-1);
        return Ending::Status(status as u8);
    }
    let text = cx
        .str_of(&code)
        .map_or(String::new(), |text| text.as_str().to_owned());
    let _ = cx.stdout.flush();
    let _ = writeln!(cx.stderr, "{text}");
    Ending::Status(1)
}

fn exit_code(cx: &Cx, exit: &Ref<Exception>) -> Value {
    let own = exit
        .attrs
        .borrow()
        .as_ref()
        .and_then(|attrs| attrs.get_str(&cx.names.code));
    own.unwrap_or_else(|| {
        let args = exit.args.borrow();
        match args.items() {
            [] => Value::NONE,
            [code] => code.clone(),
            _ => args.to_value(),
        }
    })
}
