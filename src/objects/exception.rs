//! Exceptions and tracebacks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::list::List;
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
    /// Its traceback as an object, if it was asked for, and how many of the entries that has.
    shown: RefCell<(usize, Value)>,
    /// Every other attribute, the class's own among them (`value`, `code`, `errno`, `exceptions`, …).
    pub attrs: RefCell<Option<Ref<Dict>>>,
}

/// One frame that an exception came through.
#[derive(Clone)]
pub struct TraceEntry {
    pub code: Ref<CodeObject>,
    /// The instruction that raised or called.
    pub pc: u32,
    /// The globals of what ran there, if something did.
    pub globals: Option<Ref<Dict>>,
    pub locals: Locals,
    /// A break before the entry (further out): what kind of boundary was crossed there.
    pub boundary: Option<Rc<str>>,
}

/// The local variables of a frame in a traceback, which keeps them alive.
#[derive(Clone)]
pub enum Locals {
    /// The frame runs still, or never ran.
    Elsewhere,
    /// The namespace of a class body or of `exec`.
    Namespace(Value),
    /// The registers of the variables as the exception left them.
    Variables(Ref<List>),
}

impl TraceEntry {
    /// An entry for an instruction of a function that runs.
    pub fn new(function: &Function, pc: u32) -> TraceEntry {
        TraceEntry {
            globals: Some(function.globals.clone()),
            ..TraceEntry::of_place(function.code.clone(), pc)
        }
    }

    /// An entry that knows its place only.
    pub fn of_place(code: Ref<CodeObject>, pc: u32) -> TraceEntry {
        TraceEntry {
            code,
            pc,
            globals: None,
            locals: Locals::Elsewhere,
            boundary: None,
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.code.to_value());
        if let Some(globals) = &self.globals {
            visit(&globals.to_value());
        }
        match &self.locals {
            Locals::Elsewhere => {}
            Locals::Namespace(namespace) => visit(namespace),
            Locals::Variables(variables) => visit(&variables.to_value()),
        }
    }
}

impl Object for Exception {
    const KIND: Kind = Kind::Exception;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class.borrow().to_value());
        visit(&self.args.borrow().to_value());
        visit(&self.cause.borrow());
        visit(&self.context.borrow());
        let entries = self.traceback.borrow();
        entries.iter().for_each(|entry| entry.traverse(visit));
        visit(&self.shown.borrow().1);
        if let Some(attrs) = &*self.attrs.borrow() {
            visit(&attrs.to_value());
        }
    }

    fn clear(&self) {
        drop((self.cause.take(), self.context.replace(Value::NONE)));
        drop(self.args.replace(Tuple::new([])));
        drop((self.attrs.take(), self.traceback.take()));
        drop(self.shown.replace((0, Value::NONE)));
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
            shown: RefCell::new((0, Value::NONE)),
            attrs: RefCell::new(None),
        })
    }

    /// `__traceback__` as an object, the same one until the exception goes on; None if there is none.
    pub fn traceback_object(&self) -> Value {
        let entries = self.traceback.borrow();
        let (known, shown) = self.shown.replace((0, Value::NONE));
        let inner = if known <= entries.len() {
            shown
        } else {
            Value::NONE
        };
        let known = if inner.is_none() { 0 } else { known };
        let object = Traceback::around(inner, entries[known..].iter().cloned());
        drop(self.shown.replace((entries.len(), object.clone())));
        object
    }

    /// Sets `__traceback__`, which may be None.
    pub fn set_traceback_object(&self, object: Value) {
        let entries: Vec<_> = match object.get::<Traceback>() {
            Some(traceback) => traceback.entries().into_iter().rev().collect(),
            None => Vec::new(),
        };
        let shown = self.shown.replace((entries.len(), object));
        let entries = self.traceback.replace(entries);
        drop((shown, entries));
    }

    /// Takes over the traceback of another exception.
    pub fn copy_traceback(&self, from: &Exception) {
        self.set_traceback_object(from.traceback_object());
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
    /// `tb_next`: the traceback of the frames further in, which go first.
    pub next: RefCell<Option<Ref<Traceback>>>,
    pub entry: TraceEntry,
    /// `tb_lineno`, if a script made the object.
    pub line: Option<i64>,
}

impl Object for Traceback {
    const KIND: Kind = Kind::Traceback;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.entry.traverse(visit);
        if let Some(next) = &*self.next.borrow() {
            visit(&next.to_value());
        }
    }

    fn clear(&self) {
        drop(self.next.take());
    }
}

impl Traceback {
    /// A traceback of these entries, innermost first; None if there are none.
    pub fn of(innermost_first: impl IntoIterator<Item = TraceEntry>) -> Value {
        Traceback::around(Value::NONE, innermost_first)
    }

    /// A traceback of these entries, innermost first, and of what another one has further in.
    fn around(inner: Value, innermost_first: impl IntoIterator<Item = TraceEntry>) -> Value {
        let mut next = inner.get::<Traceback>().cloned();
        for entry in innermost_first {
            next = Some(Ref::new(Traceback {
                entry,
                next: RefCell::new(next),
                line: None,
            }));
        }
        next.map_or(Value::NONE, Ref::into_value)
    }

    /// The entries, outermost first.
    pub fn entries(&self) -> Vec<TraceEntry> {
        let mut entries = vec![self.entry.clone()];
        let mut next = self.next.borrow().clone();
        while let Some(traceback) = next {
            entries.push(traceback.entry.clone());
            next = traceback.next.borrow().clone();
        }
        entries
    }
}
