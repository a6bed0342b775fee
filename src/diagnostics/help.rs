//! Advice that goes beyond CPython's message: a forgotten `await`, something Bide does not have.

use super::headline::text_attr;
use super::library_names;
use crate::objects::class::is_subclass;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::vm::cx::Cx;

/// What to do about an exception nobody caught, if we know.
pub fn of(cx: &Cx, exception: &Ref<Exception>) -> Option<String> {
    let class = exception.class.borrow().clone();
    let known = &cx.exceptions;
    if is_subclass(&class, &known.ModuleNotFoundError) {
        missing_module(&text_attr(exception, &cx.names.name)?)
    } else if is_subclass(&class, &known.AttributeError) {
        on_coroutine(cx, exception)
    } else if is_subclass(&class, &known.TypeError) {
        coroutine_operand(&first_text(exception)?)
    } else if is_subclass(&class, &known.RuntimeError) {
        nested_run(&first_text(exception)?)
    } else {
        None
    }
}

fn missing_module(name: &str) -> Option<String> {
    let known = library_names::is_known(name);
    known.then(|| format!("valid Python, not in Bide yet: the module `{name}`"))
}

fn on_coroutine(cx: &Cx, exception: &Ref<Exception>) -> Option<String> {
    let object = exception.attrs.borrow().as_ref()?.get_str(&cx.names.obj)?;
    let is_coroutine = matches!(object.kind(), Kind::Coroutine | Kind::NativeCoroutine);
    is_coroutine.then(|| forgot_await("its result has attributes"))
}

fn coroutine_operand(message: &str) -> Option<String> {
    let about = message.contains("'coroutine'") && !message.contains("was expected");
    about.then(|| forgot_await("its result is what can be used here"))
}

fn forgot_await(why: &str) -> String {
    format!("forgot `await`? Calling an async function gives a coroutine; {why}")
}

fn nested_run(message: &str) -> Option<String> {
    let nested = message == "asyncio.run() cannot be called from a running event loop";
    nested.then(|| {
        "a loop is running already: write `await main()` in place of `asyncio.run(main())`".into()
    })
}

/// The exception's first argument, if it is a string.
fn first_text(exception: &Ref<Exception>) -> Option<String> {
    let args = exception.args.borrow();
    let text = args.items().first()?.get::<Str>()?;
    Some(text.as_str().to_owned())
}
