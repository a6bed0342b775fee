//! The prompt: reads statements, runs them in one namespace, shows what expressions give.

mod editor;

use std::rc::Rc;

use editor::{Editor, Input};

use crate::compile::Mode;
use crate::modules::sys::PYTHON_VERSION;
use crate::runtime::ending::{self, Ending};
use crate::runtime::interpreter::Interpreter;
use crate::text::source::SourceFile;
use crate::vm::raise::Raised;

/// Reads and runs until the input ends or the script exits.
pub fn run(interpreter: &mut Interpreter) -> Ending {
    let mut editor = match Editor::new() {
        Ok(editor) => editor,
        Err(error) => {
            let _ = writeln!(interpreter.cx.stderr, "bide: no prompt: {error}");
            return Ending::Status(1);
        }
    };
    let _ = writeln!(
        interpreter.cx.stdout,
        "Bide {} (Python {PYTHON_VERSION}). `await` works here; Ctrl-D ends.",
        env!("CARGO_PKG_VERSION")
    );
    for number in 1.. {
        let _ = interpreter.cx.stdout.flush();
        let text = match editor.read() {
            Input::Statement(text) => text,
            Input::Cleared => continue,
            Input::End => break,
        };
        if let Some(ending) = run_one(interpreter, text, number) {
            return ending;
        }
    }
    let _ = interpreter.cx.stdout.flush();
    Ending::Status(0)
}

/// Runs one statement; gives how the process ends if it exits.
fn run_one(interpreter: &mut Interpreter, text: String, number: usize) -> Option<Ending> {
    let source = Rc::new(SourceFile::new(format!("<input {number}>"), text));
    let outcome = interpreter.execute(&source, Mode::Interactive);
    match outcome {
        Err(raised) if exits(interpreter, &raised) => {
            Some(ending::of(&mut interpreter.cx, Err(raised)))
        }
        outcome => {
            let _ = interpreter.cx.stdout.flush();
            interpreter.report(&outcome);
            None
        }
    }
}

fn exits(interpreter: &Interpreter, raised: &Raised) -> bool {
    let class = raised.0.class.borrow();
    crate::objects::class::is_subclass(&class, &interpreter.cx.exceptions.SystemExit)
}
