//! `_signal`: what is done about signals; `stdlib/signal.py` makes the module `signal` of it.

use crate::modules::socket::int_argument;
use crate::objects::exception::Exception;
use crate::objects::value::Value;
use crate::reactor::{alarm, signals};
use crate::schedule::signals::Handler;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// `SIG_DFL` and `SIG_IGN`
const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;
/// The greatest number of a signal, and one more.
pub const SIGNALS_END: i32 = 65;

static FUNCTIONS: &[NativeDef] = &[
    def(
        "signal",
        "(signalnum, handler, /)",
        "Sets what is done about a signal; gives what was done before.",
        signal,
    ),
    def(
        "getsignal",
        "(signalnum, /)",
        "What is done about a signal.",
        getsignal,
    ),
    def(
        "raise_signal",
        "(signalnum, /)",
        "Sends this process a signal.",
        raise_signal,
    ),
    def(
        "default_int_handler",
        "(signalnum, frame, /)",
        "Raises KeyboardInterrupt.",
        default_int_handler,
    ),
    def("alarm", "(seconds, /)", "Sends SIGALRM later.", set_alarm),
    def(
        "setitimer",
        "(which, seconds, interval=0.0, /)",
        "Sends SIGALRM later, and again and again.",
        setitimer,
    ),
    def(
        "getitimer",
        "(which, /)",
        "How long until SIGALRM comes.",
        getitimer,
    ),
    def(
        "strsignal",
        "(signalnum, /)",
        "A signal in words.",
        strsignal,
    ),
    def("valid_signals", "()", "All signals.", valid_signals),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_signal", "What is done about signals.", FUNCTIONS);
    for (name, number) in NAMES {
        super::set(cx, &module, name, Value::int((*number).into()));
    }
    for (name, number) in [
        ("SIG_DFL", DEFAULT),
        ("SIG_IGN", IGNORE),
        ("NSIG", SIGNALS_END.into()),
        ("ITIMER_REAL", 0),
    ] {
        super::set(cx, &module, name, Value::int(number));
    }
    Ok(module.into_value())
}

/// The signals by name.
static NAMES: &[(&str, i32)] = &[
    ("SIGABRT", libc::SIGABRT),
    ("SIGALRM", libc::SIGALRM),
    ("SIGBUS", libc::SIGBUS),
    ("SIGCHLD", libc::SIGCHLD),
    ("SIGCONT", libc::SIGCONT),
    ("SIGFPE", libc::SIGFPE),
    ("SIGHUP", libc::SIGHUP),
    ("SIGILL", libc::SIGILL),
    ("SIGINT", libc::SIGINT),
    ("SIGIO", libc::SIGIO),
    ("SIGKILL", libc::SIGKILL),
    ("SIGPIPE", libc::SIGPIPE),
    ("SIGPROF", libc::SIGPROF),
    ("SIGQUIT", libc::SIGQUIT),
    ("SIGSEGV", libc::SIGSEGV),
    ("SIGSTOP", libc::SIGSTOP),
    ("SIGSYS", libc::SIGSYS),
    ("SIGTERM", libc::SIGTERM),
    ("SIGTRAP", libc::SIGTRAP),
    ("SIGTSTP", libc::SIGTSTP),
    ("SIGTTIN", libc::SIGTTIN),
    ("SIGTTOU", libc::SIGTTOU),
    ("SIGURG", libc::SIGURG),
    ("SIGUSR1", libc::SIGUSR1),
    ("SIGUSR2", libc::SIGUSR2),
    ("SIGVTALRM", libc::SIGVTALRM),
    ("SIGWINCH", libc::SIGWINCH),
    ("SIGXCPU", libc::SIGXCPU),
    ("SIGXFSZ", libc::SIGXFSZ),
];

fn number(cx: &mut Cx, args: &Args) -> Result<i32, Raised> {
    let number = int_argument(cx, args.req(0))?;
    if !(1..SIGNALS_END).contains(&number) {
        return Err(cx.value_error("signal number out of range"));
    }
    Ok(number)
}

/// From now on a script's handler is told of this signal.
pub fn listen(
    cx: &mut Cx,
    signal: i32,
    handler: Option<Handler>,
) -> Result<Option<Handler>, Raised> {
    if handler.is_some() {
        let pipe = cx.reactor.signal_writer();
        let caught = pipe.and_then(|pipe| signals::catch(signal, pipe));
        caught.map_err(|error| cx.os_error(&error, None))?;
    }
    let before = cx.schedule.signals.set(signal, handler);
    let listening = cx.schedule.signals.listening();
    cx.reactor.listeners.set(listening);
    Ok(before)
}

fn signal(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = number(cx, args)?;
    let given = args.req(1);
    let before = getsignal(cx, args)?;
    let handler = match cx.inner(given).as_int() {
        Some(DEFAULT) if number == signals::INTERRUPT => Some(Handler::Default),
        Some(DEFAULT) => cx.schedule.signals.get(number).map(|_| Handler::Default),
        Some(IGNORE) => Some(Handler::Ignore),
        _ if !cx.is_callable(given) => {
            return Err(cx.type_error(
                "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
            ));
        }
        _ if number == signals::INTERRUPT && is_default_int_handler(cx, given) => None,
        _ => Some(Handler::Script(given.clone())),
    };
    listen(cx, number, handler)?;
    Ok(before)
}

/// `signal.default_int_handler`
fn default_handler(cx: &mut Cx) -> NativeResult {
    let import = cx.hooks.import;
    let module = import(cx, "_signal")?;
    let name = cx.intern("default_int_handler");
    cx.get_attr(&module, &name)
}

fn is_default_int_handler(cx: &mut Cx, given: &Value) -> bool {
    default_handler(cx).is_ok_and(|default| default.is(given))
}

fn getsignal(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = number(cx, args)?;
    match cx.schedule.signals.get(number) {
        Some(Handler::Script(function)) => Ok(function.clone()),
        Some(Handler::Loop(_, handle)) => Ok(handle.to_value()),
        Some(Handler::Ignore) => Ok(Value::int(IGNORE)),
        Some(Handler::Default) => Ok(Value::int(DEFAULT)),
        None if number == signals::INTERRUPT => default_handler(cx),
        None if matches!(number, libc::SIGPIPE | libc::SIGXFSZ) => Ok(Value::int(IGNORE)),
        None => Ok(Value::int(DEFAULT)),
    }
}

fn raise_signal(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = int_argument(cx, args.req(0))?;
    let _ = cx.stdout.flush();
    let raised = signals::raise(number);
    raised.map_err(|error| cx.os_error(&error, None))?;
    cx.interrupted()?;
    Ok(Value::NONE)
}

fn default_int_handler(cx: &mut Cx, _: &Args) -> NativeResult {
    let class = cx.exceptions.KeyboardInterrupt.clone();
    Err(Raised(Exception::new(class, Vec::new())))
}

fn set_alarm(cx: &mut Cx, args: &Args) -> NativeResult {
    let seconds = int_argument(cx, args.req(0))?;
    let before = alarm::left(cx.schedule.clock.real());
    alarm::set(cx.schedule.clock.real(), f64::from(seconds), 0.0);
    Ok(Value::int(before.ceil() as i64))
}

fn setitimer(cx: &mut Cx, args: &Args) -> NativeResult {
    let before = getitimer(cx, args)?;
    let seconds = cx.to_float(args.req(1))?;
    let interval = match args.opt(2) {
        Some(interval) => cx.to_float(interval)?,
        None => 0.0,
    };
    alarm::set(cx.schedule.clock.real(), seconds, interval);
    Ok(before)
}

fn getitimer(cx: &mut Cx, args: &Args) -> NativeResult {
    if int_argument(cx, args.req(0))? != 0 {
        return Err(cx.not_implemented_error("only ITIMER_REAL is in Bide"));
    }
    let left = alarm::left(cx.schedule.clock.real());
    let both = [left, alarm::interval()].map(Value::float);
    Ok(crate::objects::tuple::Tuple::new(both).into_value())
}

/// The words for the signals that have any.
static WORDS: &[(i32, &str)] = &[
    (libc::SIGHUP, "Hangup"),
    (libc::SIGINT, "Interrupt"),
    (libc::SIGQUIT, "Quit"),
    (libc::SIGILL, "Illegal instruction"),
    (libc::SIGTRAP, "Trace/breakpoint trap"),
    (libc::SIGABRT, "Aborted"),
    (libc::SIGBUS, "Bus error"),
    (libc::SIGFPE, "Floating point exception"),
    (libc::SIGKILL, "Killed"),
    (libc::SIGUSR1, "User defined signal 1"),
    (libc::SIGSEGV, "Segmentation fault"),
    (libc::SIGUSR2, "User defined signal 2"),
    (libc::SIGPIPE, "Broken pipe"),
    (libc::SIGALRM, "Alarm clock"),
    (libc::SIGTERM, "Terminated"),
    (libc::SIGCHLD, "Child exited"),
    (libc::SIGCONT, "Continued"),
    (libc::SIGSTOP, "Stopped (signal)"),
    (libc::SIGTSTP, "Stopped"),
    (libc::SIGTTIN, "Stopped (tty input)"),
    (libc::SIGTTOU, "Stopped (tty output)"),
    (libc::SIGURG, "Urgent I/O condition"),
    (libc::SIGXCPU, "CPU time limit exceeded"),
    (libc::SIGXFSZ, "File size limit exceeded"),
    (libc::SIGVTALRM, "Virtual timer expired"),
    (libc::SIGPROF, "Profiling timer expired"),
    (libc::SIGWINCH, "Window changed"),
    (libc::SIGIO, "I/O possible"),
    (libc::SIGSYS, "Bad system call"),
];

fn strsignal(cx: &mut Cx, args: &Args) -> NativeResult {
    let number = number(cx, args)?;
    let words = WORDS.iter().find(|(known, _)| *known == number);
    Ok(words.map_or(Value::NONE, |(_, words)| cx.str(*words)))
}

fn valid_signals(cx: &mut Cx, _: &Args) -> NativeResult {
    // 32 and 33 belong to the C library.
    let numbers = (1..SIGNALS_END).filter(|number| !matches!(number, 32 | 33));
    let numbers = numbers.map(|number| Value::int(number.into())).collect();
    let list = crate::objects::list::List::new(numbers).into_value();
    let class = cx.types.set.to_value();
    cx.call(&class, &[list])
}
