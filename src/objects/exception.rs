//! Exceptions and tracebacks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;

/// An instance of an exception class, built in or of a script.
pub struct Exception {
    pub class: RefCell<Ref<Class>>,
    /// `args`
    pub args: RefCell<Ref<Tuple>>,
    /// `__cause__`: an exception, None or unbound (never set).
    pub cause: RefCell<Value>,
    /// `__context__`: an exception or None.
    pub context: RefCell<Value>,
    /// `__suppress_context__`
    pub suppress_context: Cell<bool>,
    /// `__traceback__`: where it came through, outermost frame last.
    pub traceback: RefCell<Vec<TraceEntry>>,
    /// Every other attribute, the class's own among them (`value`, `code`, `errno`, `exceptions`, …).
    pub attrs: RefCell<Option<Ref<Dict>>>,
}

/// One frame that an exception came through.
#[derive(Clone)]
pub struct TraceEntry {
    pub code: Ref<CodeObject>,
    /// The instruction that raised or called.
    pub pc: u32,
    /// A break before the entry (further out): what kind of boundary was crossed there.
    pub boundary: Option<Rc<str>>,
}

impl Object for Exception {
    const KIND: Kind = Kind::Exception;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class.borrow().to_value());
        visit(&self.args.borrow().to_value());
        visit(&self.cause.borrow());
        visit(&self.context.borrow());
        if let Some(attrs) = &*self.attrs.borrow() {
            visit(&attrs.to_value());
        }
    }

    fn clear(&self) {
        drop((self.cause.take(), self.context.replace(Value::NONE)));
        drop(self.args.replace(Tuple::new([])));
        drop(self.attrs.take());
    }
}

impl Exception {
    /// An exception with these `args` and nothing else.
    pub fn new(class: Ref<Class>, args: Vec<Value>) -> Ref<Exception> {
        Ref::new(Exception {
            class: RefCell::new(class),
            args: RefCell::new(Tuple::new(args)),
            cause: RefCell::new(Value::UNBOUND),
            context: RefCell::new(Value::NONE),
            suppress_context: Cell::new(false),
            traceback: RefCell::new(Vec::new()),
            attrs: RefCell::new(None),
        })
    }

    /// The dict of other attributes, made if there is none yet.
    pub fn dict(&self) -> Ref<Dict> {
        self.attrs
            .borrow_mut()
            .get_or_insert_with(Dict::new)
            .clone()
    }
}

/// A traceback as an object: what `__traceback__` gives scripts.
pub struct Traceback {
    /// The entries, outermost first.
    pub entries: Vec<TraceEntry>,
}

impl Object for Traceback {
    const KIND: Kind = Kind::Traceback;
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}
