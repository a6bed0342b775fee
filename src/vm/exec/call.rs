//! Call instructions in their general form, and making functions.

use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::function::{Facts, Function};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::call::CallArgs;
use crate::vm::cx::Cx;
use crate::vm::exec::{Done, done};
use crate::vm::raise::Raised;

/// `callee(*args)`
pub fn call(cx: &mut Cx, callee: Value, args: Vec<Value>) -> Result<Done, Raised> {
    cx.begin_call(callee, CallArgs::positional(args)).map(done)
}

/// `callee(*args)`, the last arguments named by a tuple of strings
pub fn call_kw(
    cx: &mut Cx,
    callee: Value,
    mut args: Vec<Value>,
    names: &Value,
) -> Result<Done, Raised> {
    let names = names.get::<Tuple>().map_or(&[][..], |names| names.items());
    let values = args.split_off(args.len() - names.len());
    let keyword =
        |(name, value): (&Value, Value)| name.get::<Str>().map(|name| (name.clone(), value));
    let keywords = names.iter().zip(values).filter_map(keyword).collect();
    cx.begin_call(
        callee,
        CallArgs {
            positional: args,
            keywords,
        },
    )
    .map(done)
}

/// `callee(*args, **keywords)`
pub fn call_ex(cx: &mut Cx, callee: Value, args: Value, keywords: Value) -> Result<Done, Raised> {
    let positional = if let Some(list) = args.get::<List>() {
        list.to_vec()
    } else {
        args.get::<Tuple>()
            .map_or(Vec::new(), |tuple| tuple.items().to_vec())
    };
    let keywords = match keywords.get::<Dict>() {
        Some(dict) => cx.keywords_of(&dict.clone())?,
        None => Vec::new(),
    };
    cx.begin_call(
        callee,
        CallArgs {
            positional,
            keywords,
        },
    )
    .map(done)
}

/// A function defined in the running one: defaults, keyword-only defaults, annotate function, closure.
pub fn make_function(cx: &mut Cx, outer: &Ref<Function>, code: &Value, parts: [Value; 4]) -> Value {
    let Some(code) = code.get::<CodeObject>() else {
        unreachable!("the verifier checked the constant")
    };
    // Where a part was not given, its register may still have what it had before: a number, or nothing.
    let given = |part: Value| {
        if part.is_object() {
            part
        } else {
            Value::UNBOUND
        }
    };
    let [defaults, keyword_defaults, annotate, closure] = parts.map(given);
    let closure = closure
        .get::<Tuple>()
        .map_or(Vec::new(), |cells| cells.items().to_vec());
    let globals = outer.globals.clone();
    let mut facts = facts(cx, code, &globals);
    facts.defaults = defaults;
    facts.keyword_defaults = keyword_defaults;
    facts.annotate = annotate;
    let function = Function {
        code: code.clone().into(),
        globals,
        closure: closure.into(),
        facts: std::cell::RefCell::new(facts),
    };
    Ref::new(function).into_value()
}

fn facts(cx: &mut Cx, code: &Ref<CodeObject>, globals: &Ref<Dict>) -> Facts {
    let doc = code
        .code
        .doc
        .as_ref()
        .map_or(Value::NONE, |doc| Str::new(&**doc).into_value());
    Facts {
        name: code.name.clone(),
        qualname: code.qualname.clone(),
        module: globals.get_str(&cx.names.name_).unwrap_or(Value::NONE),
        doc,
        defaults: Value::UNBOUND,
        keyword_defaults: Value::UNBOUND,
        annotate: Value::UNBOUND,
        type_params: Value::UNBOUND,
        annotations: Value::UNBOUND,
        attrs: None,
    }
}

impl Cx {
    /// A function without defaults or closure.
    pub fn new_function(&mut self, code: Ref<CodeObject>, globals: Ref<Dict>) -> Ref<Function> {
        self.new_closure(code, globals, Box::new([]))
    }

    /// A function without defaults, with the cells of its free variables.
    pub fn new_closure(
        &mut self,
        code: Ref<CodeObject>,
        globals: Ref<Dict>,
        closure: Box<[Value]>,
    ) -> Ref<Function> {
        let facts = facts(self, &code, &globals);
        Ref::new(Function {
            code: code.into(),
            globals,
            closure,
            facts: std::cell::RefCell::new(facts),
        })
    }
}
