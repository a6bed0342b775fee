//! What the built-in classes say of themselves: their `__doc__`.

use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// Gives the built-in classes their docstrings; a class that derives from one has its own, or None.
pub fn install(cx: &mut Cx) {
    let classes = cx.types.all();
    for class in &classes {
        describe(cx, class, of(&class.name_text()));
    }
    for (name, doc) in EXCEPTIONS {
        let name = cx.intern(name);
        let class = cx.builtins.get_str(&name);
        if let Some(class) = class.as_ref().and_then(|class| class.get::<Class>()) {
            describe(cx, class, Some(doc));
        }
    }
}

fn describe(cx: &mut Cx, class: &Ref<Class>, doc: Option<&str>) {
    if class.attrs.get_str(&cx.names.doc).is_none() {
        let doc = doc.map_or(Value::NONE, |doc| cx.str(doc));
        class.set_attr(&cx.names.doc, doc);
    }
}

/// The docstring of the built-in class of this name.
pub fn of(name: &str) -> Option<&'static str> {
    let mut all = DOCS.iter().chain(EXCEPTIONS).chain(OTHERS);
    all.find(|(class, _)| *class == name).map(|(_, doc)| *doc)
}

#[rustfmt::skip]
static DOCS: &[(&str, &str)] = &[
    ("bool", "The truth values: True for what is true, False for what is empty or zero."),
    ("bytearray", "Bytes that can be changed in place."),
    ("bytes", "Bytes that stay as they are."),
    ("classmethod", "A function that is called with its class first."),
    ("complex", "A number with a real and an imaginary part."),
    ("dict", "A mapping of keys to values, in the order in which the keys came."),
    ("enumerate", "Pairs of a count and an item of an iterable."),
    ("filter", "The items of an iterable for which a function is true."),
    ("float", "A number of double precision; a text is read as one."),
    ("frozenset", "A set that stays as it is, and can be a member or a key."),
    ("int", "A whole number of any size; a text is read as one in some base."),
    ("list", "A sequence that can be changed in place."),
    ("map", "What a function gives for each item of an iterable."),
    ("memoryview", "The bytes of another object, without a copy."),
    ("object", "The base class of all classes."),
    ("property", "An attribute that functions get, set and delete."),
    ("range", "Whole numbers from a start to a stop, at equal steps."),
    ("reversed", "The items of a sequence from the last to the first."),
    ("set", "Members without order, each there once."),
    ("slice", "A start, a stop and a step, as in brackets."),
    ("staticmethod", "A function that is called without its object or class."),
    ("str", "Text; anything else is shown as text, and bytes are decoded."),
    ("super", "The methods of the classes after one, as an object has them."),
    ("tuple", "A sequence that stays as it is."),
    ("type", "The class of an object; with three arguments, a new class."),
    ("zip", "Tuples of the first items of iterables, then of the second, and so on."),
];

/// Those that have no name among the builtins.
#[rustfmt::skip]
static OTHERS: &[(&str, &str)] = &[
    ("function", "A function that a script defines."),
    ("method", "A function bound to the object that it is called with."),
    ("module", "Names that were made by running a file."),
    ("generator", "A function that gives values one by one, and waits in between."),
    ("coroutine", "What an async function does, when it is awaited."),
    ("NoneType", "The type of the None singleton."),
    ("ellipsis", "The type of the Ellipsis singleton."),
    ("NotImplementedType", "The type of the NotImplemented singleton."),
    ("code", "Compiled code."),
    ("frame", "A call that is under way, or was when something was raised."),
    ("traceback", "Where an exception came from."),
    ("mappingproxy", "A mapping that can be read only."),
];

#[rustfmt::skip]
static EXCEPTIONS: &[(&str, &str)] = &[
    ("ArithmeticError", "Base class for arithmetic errors."),
    ("AssertionError", "Assertion failed."),
    ("AttributeError", "Attribute not found."),
    ("BaseException", "Common base class for all exceptions."),
    ("BaseExceptionGroup", "A combination of multiple unrelated exceptions."),
    ("BlockingIOError", "I/O operation would block."),
    ("BrokenPipeError", "Broken pipe."),
    ("BufferError", "Buffer error."),
    ("BytesWarning", "Warnings about bytes that are compared with text."),
    ("ChildProcessError", "Child process error."),
    ("ConnectionAbortedError", "Connection aborted."),
    ("ConnectionError", "Connection error."),
    ("ConnectionRefusedError", "Connection refused."),
    ("ConnectionResetError", "Connection reset."),
    ("DeprecationWarning", "Warnings about what should not be used any more."),
    ("EOFError", "Read beyond end of file."),
    ("EncodingWarning", "Warnings about encodings."),
    ("Exception", "Common base class for all non-exit exceptions."),
    ("ExceptionGroup", "A group of exceptions none of which is an exit."),
    ("FileExistsError", "File already exists."),
    ("FileNotFoundError", "File not found."),
    ("FloatingPointError", "Floating-point operation failed."),
    ("FutureWarning", "Warnings about what will mean something else."),
    ("GeneratorExit", "Request that a generator exit."),
    ("ImportError", "Import can't find module, or can't find name in module."),
    ("ImportWarning", "Warnings about probable mistakes in module imports."),
    ("IndentationError", "Improper indentation."),
    ("IndexError", "Sequence index out of range."),
    ("InterruptedError", "Interrupted by signal."),
    ("IsADirectoryError", "Operation doesn't work on directories."),
    ("KeyError", "Mapping key not found."),
    ("KeyboardInterrupt", "Program interrupted by user."),
    ("LookupError", "Base class for lookup errors."),
    ("MemoryError", "Out of memory."),
    ("ModuleNotFoundError", "Module not found."),
    ("NameError", "Name not found globally."),
    ("NotADirectoryError", "Operation only works on directories."),
    ("NotImplementedError", "Method or function hasn't been implemented yet."),
    ("OSError", "Base class for I/O related errors."),
    ("OverflowError", "Result too large to be represented."),
    ("PendingDeprecationWarning", "Warnings about what will be deprecated."),
    ("PermissionError", "Not enough permissions."),
    ("ProcessLookupError", "Process not found."),
    ("PythonFinalizationError", "Operation blocked as the interpreter ends."),
    ("RecursionError", "Recursion limit exceeded."),
    ("ReferenceError", "Weak ref proxy used after referent went away."),
    ("ResourceWarning", "Warnings about resources that are not given back."),
    ("RuntimeError", "Unspecified run-time error."),
    ("RuntimeWarning", "Warnings about doubtful behaviour at run time."),
    ("StopAsyncIteration", "The end of an asynchronous iterator."),
    ("StopIteration", "The end of an iterator."),
    ("SyntaxError", "Invalid syntax."),
    ("SyntaxWarning", "Warnings about doubtful syntax."),
    ("SystemError", "Internal error in the interpreter."),
    ("SystemExit", "Request to exit from the interpreter."),
    ("TabError", "Improper mixture of spaces and tabs."),
    ("TimeoutError", "Timeout expired."),
    ("TypeError", "Inappropriate argument type."),
    ("UnboundLocalError", "Local name referenced but not bound to a value."),
    ("UnicodeDecodeError", "Unicode decoding error."),
    ("UnicodeEncodeError", "Unicode encoding error."),
    ("UnicodeError", "Unicode related error."),
    ("UnicodeTranslateError", "Unicode translation error."),
    ("UnicodeWarning", "Warnings about Unicode."),
    ("UserWarning", "Warnings that a script's own code makes."),
    ("ValueError", "Inappropriate argument value (of correct type)."),
    ("Warning", "Base class for warning categories."),
    ("ZeroDivisionError", "Second argument to a division or modulo operation was zero."),
];
