//! `lru_cache`: a function that remembers its results.

use std::cell::Cell;

use crate::builtins::object::class_argument;
use crate::modules::{add_class, foreign_body};
use crate::objects::dict::Dict;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::function::Method;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::call::then;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, NativeDef, NativeResult, def, flow_def};
use crate::vm::raise::Raised;

/// A function and what it gave before. The results are in the order of their last use.
struct Cache {
    function: Value,
    /// None: everything is remembered.
    limit: Option<usize>,
    /// Whether arguments of different types are different.
    typed: bool,
    results: Ref<Dict>,
    hits: Cell<i64>,
    misses: Cell<i64>,
}

impl ForeignBody for Cache {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.results.to_value());
    }
}

/// Gives the module the base of `_lru_cache_wrapper`.
pub fn add(cx: &mut Cx, module: &Ref<Module>) {
    add_class(cx, module, "functools", "_lru_cache_wrapper", METHODS);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, user_function, maxsize, typed, /)",
        "",
        new,
    ),
    flow_def(
        "__call__",
        "(self, /, *args, **kwargs)",
        "Call self as a function.",
        call,
    ),
    def(
        "__get__",
        "(self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
        bind,
    ),
    def("_info", "(self, /)", "", info),
    def(
        "cache_clear",
        "(self, /)",
        "Clear the cache and cache statistics",
        clear,
    ),
    def("__copy__", "(self, /)", "", |_, args| {
        Ok(args.req(0).clone())
    }),
    def("__deepcopy__", "(self, memo, /)", "", |_, args| {
        Ok(args.req(0).clone())
    }),
];

fn cache<'a>(cx: &mut Cx, value: &'a Value) -> Result<&'a Cache, Raised> {
    foreign_body(cx, value, "functools._lru_cache_wrapper")
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "_lru_cache_wrapper")?;
    let limit = match args.req(2) {
        none if none.is_none() => None,
        limit => Some(usize::try_from(cx.index(limit)?).unwrap_or(0)),
    };
    let body = Cache {
        function: args.req(1).clone(),
        limit,
        typed: cx.truth(args.req(3))?,
        results: Dict::new(),
        hits: Cell::new(0),
        misses: Cell::new(0),
    };
    let object = Foreign::new(class.clone(), body).into_value();
    Ok(Instance::new(class, object).into_value())
}

fn call(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let body = cache(cx, args.req(0))?;
    let keywords = match args.extra {
        Some(extra) => cx.keywords_of(extra)?,
        None => Vec::new(),
    };
    let positional = args.rest(1);
    if body.limit == Some(0) {
        body.misses.set(body.misses.get() + 1);
        return go_on(
            cx,
            body.function.clone(),
            positional.to_vec(),
            keywords,
            None,
        );
    }
    let key = key_of(cx, body, positional, &keywords);
    let hash = cx.hash(&key)?;
    if let Some(found) = cx.dict_get(&body.results, &key)? {
        body.hits.set(body.hits.get() + 1);
        if body.limit.is_some() {
            touch(cx, body, &key, hash)?;
        }
        return Ok(Flow::Return(found));
    }
    body.misses.set(body.misses.get() + 1);
    let remember = (args.req(0).clone(), key, hash);
    go_on(
        cx,
        body.function.clone(),
        positional.to_vec(),
        keywords,
        Some(remember),
    )
}

type Remember = Option<(Value, Value, u64)>;

/// Calls the function, without nesting unless there are keywords, and remembers the result.
fn go_on(
    cx: &mut Cx,
    callee: Value,
    positional: Vec<Value>,
    keywords: Vec<(Ref<Str>, Value)>,
    remember: Remember,
) -> Result<Flow, Raised> {
    if keywords.is_empty() {
        let then = remember.and_then(|remember| {
            then(move |cx, result| kept(cx, result?, remember).map(Flow::Return))
        });
        return Ok(Flow::Call {
            callee,
            args: positional,
            then,
        });
    }
    let result = cx.call_kw(&callee, &positional, &keywords)?;
    match remember {
        Some(remember) => kept(cx, result, remember).map(Flow::Return),
        None => Ok(Flow::Return(result)),
    }
}

/// Remembers a result, and forgets the one not used for longest if there are too many.
fn kept(cx: &mut Cx, result: Value, (wrapper, key, hash): (Value, Value, u64)) -> NativeResult {
    let body = cache(cx, &wrapper)?;
    if cx.dict_contains(&body.results, &key)? {
        return Ok(result);
    }
    if body.limit.is_some_and(|limit| body.results.len() >= limit) {
        let mut table = body.results.table.borrow_mut();
        let first = table.next_from(0).map(|(index, _)| index);
        let old = first.map(|index| table.remove(index));
        drop(table);
        drop(old);
    }
    cx.dict_set_hashed(&body.results, hash, key, result.clone())?;
    Ok(result)
}

/// Makes an entry the one used last.
fn touch(cx: &mut Cx, body: &Cache, key: &Value, hash: u64) -> Result<(), Raised> {
    let last = body.results.table.borrow().last_key(hash);
    if let Some(last) = last
        && cx.same_or_equal(&last, key)?
    {
        return Ok(());
    }
    if let Some(value) = cx.dict_remove(&body.results, key)? {
        cx.dict_set_hashed(&body.results, hash, key.clone(), value)?;
    }
    Ok(())
}

/// What tells calls apart.
fn key_of(cx: &Cx, body: &Cache, positional: &[Value], keywords: &[(Ref<Str>, Value)]) -> Value {
    if let ([only], true, false) = (positional, keywords.is_empty(), body.typed)
        && matches!(only.kind(), Kind::Int | Kind::BigInt | Kind::Str)
    {
        return only.clone();
    }
    let mut key = positional.to_vec();
    if !keywords.is_empty() {
        // What stands between the two kinds.
        key.push(cx.types.object.to_value());
        for (name, value) in keywords {
            key.extend([name.to_value(), value.clone()]);
        }
    }
    if body.typed {
        let values = positional
            .iter()
            .chain(keywords.iter().map(|(_, value)| value));
        key.extend(
            values
                .map(|value| cx.class_of(value).into_value())
                .collect::<Vec<_>>(),
        );
    }
    Tuple::new(key).into_value()
}

fn bind(_: &mut Cx, args: &Args) -> NativeResult {
    if args.req(1).is_none() {
        return Ok(args.req(0).clone());
    }
    let method = Method {
        function: args.req(0).clone(),
        receiver: args.req(1).clone(),
    };
    Ok(Ref::new(method).into_value())
}

/// Hits, misses, the limit and how many results there are.
fn info(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = cache(cx, args.req(0))?;
    let limit = body
        .limit
        .map_or(Value::NONE, |limit| Value::int(limit as i64));
    let counts = vec![
        Value::int(body.hits.get()),
        Value::int(body.misses.get()),
        limit,
        Value::int(body.results.len() as i64),
    ];
    Ok(Tuple::new(counts).into_value())
}

fn clear(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = cache(cx, args.req(0))?;
    body.hits.set(0);
    body.misses.set(0);
    let old = body.results.table.borrow_mut().clear();
    drop(old);
    Ok(Value::NONE)
}
