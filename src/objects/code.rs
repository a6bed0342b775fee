//! A code as the VM runs it: its constants and names made into values, and its inline caches.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::bytecode::code::{Code, CodeKind, Constant};
use crate::bytecode::instr::Instr;
use crate::objects::bytes::Bytes;
use crate::objects::dict::{Dict, EntryPlace};
use crate::objects::heap::{Object, Ref};
use crate::objects::int::{self, Complex};
use crate::objects::kind::Kind;
use crate::objects::peek;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;

/// See [`CodeObject::plain_args`]; no call has as many arguments.
pub const NOT_PLAIN: u16 = u16::MAX;

/// A code object.
pub struct CodeObject {
    /// The code as compiled.
    pub code: Rc<Code>,
    /// `Code::name` and `Code::qualname`, interned.
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    /// `Code::consts` as values.
    pub consts: Box<[Value]>,
    /// `Code::names`, interned.
    pub names: Box<[Ref<Str>]>,
    /// `Code::variables`, interned.
    pub variables: Box<[Ref<Str>]>,
    /// `Code::attr_sites`, interned, each with its cache.
    pub attr_sites: Box<[AttrSite]>,
    /// `Code::global_sites`, interned, each with its cache.
    pub global_sites: Box<[GlobalSite]>,
    /// Where the instructions are, as a pointer the loop can start from.
    pub entry: *const Instr,
    /// `Code::first_temp`
    pub first_temp: u16,
    /// `Code::registers`
    pub registers: u16,
    /// If a call with exactly this many positional arguments pushes a frame at once; `NOT_PLAIN` if the
    /// code is a generator's or coroutine's, or arguments need binding.
    pub plain_args: u16,
    /// The same for a coroutine function whose call is awaited at once.
    pub awaited_args: u16,
    /// If a call with exactly this many positional arguments, and no others, needs no binding.
    pub simple_args: Option<u16>,
    /// Whether the generators it gives may be awaited: `types.coroutine` says so.
    pub awaitable: Cell<bool>,
}

/// See [`AttrSite::slot`].
pub const NO_SLOT: u32 = u32::MAX;

/// One attribute access of a code, and what was found there last.
pub struct AttrSite {
    pub name: Ref<Str>,
    /// The id of the shape that was seen, or 0.
    pub shape: Cell<u32>,
    /// The VM's class epoch when it was seen.
    pub epoch: Cell<u32>,
    /// The slot of an instance of that shape; `NO_SLOT` if it means something else.
    pub slot: Cell<u32>,
    /// What that shape means.
    pub hit: RefCell<Hit>,
}

/// What an attribute access found for a shape.
pub enum Hit {
    Nothing,
    /// The value is in this slot.
    Slot(u32),
    /// The class has this function, the instance does not hide it, and it is called with this.
    Method(Receiver, Value),
    /// The class has a property with this getter, a plain function of a script or one in Rust.
    Getter(Value),
    /// The class has a property with this setter, a plain function of a script.
    Setter(Value),
    /// The value is the item at this index of the tuple that the instance is.
    Field(u32),
    /// The value is in a namespace: of the class, which the instance does not hide, or of the module or
    /// class that is read itself.
    Entry(Entry),
    /// The built-in type of this kind has this method.
    OfKind(Kind, Value),
    /// The attribute is new, and goes into the next slot of the extended shape.
    Add(Rc<crate::objects::shape::Shape>),
}

/// What a function found as a method is called with.
#[derive(Copy, Clone, PartialEq, Eq)]
pub enum Receiver {
    /// The object whose method it is.
    Object,
    /// The class of that object, or that object if it is a class: of a class method.
    Class,
    /// Nothing: of a static method.
    None,
}

/// A place in a namespace.
#[derive(Clone)]
pub struct Entry {
    pub namespace: Ref<Dict>,
    pub place: EntryPlace,
}

impl Entry {
    /// Where a namespace has a name.
    pub fn find(namespace: &Ref<Dict>, name: &Ref<Str>) -> Option<Entry> {
        Some(Entry {
            namespace: namespace.clone(),
            place: namespace.table.borrow().place_of(name)?,
        })
    }

    /// What is there, if the namespace has the same names still.
    #[inline(always)]
    pub fn value(&self) -> Option<Value> {
        peek::entry(&self.namespace.table, self.place)
    }
}

/// One global read of a code, and where it was found last.
pub struct GlobalSite {
    pub name: Ref<Str>,
    /// Where the globals had it, or the builtins.
    pub place: Cell<EntryPlace>,
    /// Whether it was among the builtins.
    pub in_builtins: Cell<bool>,
    /// The key version of the globals then, which had it not.
    pub absent_version: Cell<u64>,
}

impl Object for CodeObject {
    const KIND: Kind = Kind::Code;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.consts.iter().for_each(&mut *visit);
        for site in &self.attr_sites {
            if let Hit::Method(_, value)
            | Hit::Getter(value)
            | Hit::Setter(value)
            | Hit::OfKind(_, value) = &*site.hit.borrow()
            {
                visit(value);
            }
        }
    }

    fn clear(&self) {
        self.forget();
    }
}

impl CodeObject {
    /// Makes a code ready to run; `intern` gives the one string object of a text. Inner codes are
    /// made ready too.
    pub fn new(code: Rc<Code>, intern: &mut dyn FnMut(&str) -> Ref<Str>) -> Ref<CodeObject> {
        let consts = code
            .consts
            .iter()
            .map(|constant| constant_value(constant, intern))
            .collect();
        let (name, qualname) = (intern(&code.name), intern(&code.qualname));
        let mut all = |names: &[Rc<str>]| -> Box<[Ref<Str>]> {
            names.iter().map(|name| intern(name)).collect()
        };
        let names = all(&code.names);
        let variables = all(&code.variables);
        let attr_sites = all(&code.attr_sites).iter().map(AttrSite::new).collect();
        let global_sites = all(&code.global_sites)
            .iter()
            .map(GlobalSite::new)
            .collect();
        let params = &code.params;
        let simple = params.keyword_only == 0 && !params.varargs && !params.varkw;
        let simple_args = (simple && code.later.is_none()).then_some(params.positional);
        let simple = simple && code.later.is_none();
        let args_of = |is_so: bool| if is_so { params.positional } else { NOT_PLAIN };
        let plain_args = args_of(simple && code.kind == CodeKind::Plain);
        let awaited_args = args_of(simple && code.kind == CodeKind::Coroutine);
        Ref::new(CodeObject {
            entry: code.instrs.as_ptr(),
            first_temp: code.first_temp,
            registers: code.registers,
            code,
            name,
            qualname,
            consts,
            names,
            variables,
            attr_sites,
            global_sites,
            plain_args,
            awaitable: Cell::new(false),
            awaited_args,
            simple_args,
        })
    }
}

impl CodeObject {
    /// Forgets what attribute accesses found last, which keeps methods alive.
    pub fn forget(&self) {
        for site in &self.attr_sites {
            site.slot.set(NO_SLOT);
            drop(site.hit.replace(Hit::Nothing));
        }
    }
}

impl AttrSite {
    fn new(name: &Ref<Str>) -> AttrSite {
        AttrSite {
            name: name.clone(),
            shape: Cell::new(0),
            epoch: Cell::new(0),
            slot: Cell::new(NO_SLOT),
            hit: RefCell::new(Hit::Nothing),
        }
    }
}

impl GlobalSite {
    fn new(name: &Ref<Str>) -> GlobalSite {
        GlobalSite {
            name: name.clone(),
            place: Cell::new(EntryPlace::NOWHERE),
            in_builtins: Cell::new(false),
            absent_version: Cell::new(0),
        }
    }
}

fn constant_value(constant: &Constant, intern: &mut dyn FnMut(&str) -> Ref<Str>) -> Value {
    match constant {
        Constant::None => Value::NONE,
        Constant::Ellipsis => Value::ELLIPSIS,
        Constant::Bool(value) => Value::bool(*value),
        Constant::Int(value) => Value::int(*value),
        Constant::BigInt(value) => int::from_big(value.clone()),
        Constant::Float(value) => Value::float(*value),
        Constant::Complex(real, imag) => Complex::new(*real, *imag).into_value(),
        Constant::Str(text) if text.len() <= 64 => intern(text).into_value(),
        Constant::Str(text) => Str::new(&**text).into_value(),
        Constant::Bytes(bytes) => Bytes::new(&**bytes).into_value(),
        Constant::Tuple(items) => {
            let items: Vec<Value> = items
                .iter()
                .map(|item| constant_value(item, intern))
                .collect();
            Tuple::new(items).into_value()
        }
        Constant::FrozenSet(items) => {
            // Only `x in {…}` makes one, and there a tuple answers the same.
            let items: Vec<Value> = items
                .iter()
                .map(|item| constant_value(item, intern))
                .collect();
            Tuple::new(items).into_value()
        }
        Constant::Code(code) => CodeObject::new(code.clone(), intern).into_value(),
    }
}

/// A place in a script: an instruction of a code.
#[derive(Clone)]
pub struct Place {
    pub code: Ref<CodeObject>,
    pub pc: u32,
}

impl Place {
    /// Its line, counted from 1.
    pub fn line(&self) -> usize {
        let code = &self.code.code;
        code.source.line(code.span_at(self.pc).start)
    }

    /// `FILE:LINE, in function`
    pub fn describe(&self) -> String {
        let code = &self.code.code;
        format!("{}:{}, in {}", code.source.name, self.line(), code.name)
    }
}
