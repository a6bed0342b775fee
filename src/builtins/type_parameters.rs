//! The type variables in type arguments, and what subscription puts in their place.

use std::collections::HashMap;

use crate::objects::class::Class;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;

/// The type variables in arguments, each once, in the order in which they come.
pub fn parameters(cx: &mut Cx, args: &[Value]) -> Result<Vec<Value>, Raised> {
    let mut found: Vec<Value> = Vec::new();
    for arg in args {
        for parameter in parameters_of(cx, arg)? {
            if !found.iter().any(|known| known.is(&parameter)) {
                found.push(parameter);
            }
        }
    }
    Ok(found)
}

/// The type variables in one argument; a type variable is its own.
fn parameters_of(cx: &mut Cx, arg: &Value) -> Result<Vec<Value>, Raised> {
    if arg.get::<Class>().is_some() {
        return Ok(Vec::new());
    }
    if let Some(list) = arg.get::<List>() {
        return parameters(cx, &list.to_vec());
    }
    if let Some(tuple) = arg.get::<Tuple>() {
        return parameters(cx, tuple.items());
    }
    if is_variable(cx, arg) {
        return Ok(vec![arg.clone()]);
    }
    let name = cx.intern("__parameters__");
    let inner = cx.find_attr(arg, &name)?;
    let inner = inner.as_ref().and_then(|inner| inner.get::<Tuple>());
    Ok(inner.map_or(Vec::new(), |inner| inner.items().to_vec()))
}

fn is_variable(cx: &mut Cx, arg: &Value) -> bool {
    let name = cx.intern("__typing_subst__");
    cx.class_attr(arg, &name).is_some()
}

/// The arguments of `what` with their type variables replaced by those given in `item`.
pub fn substituted(
    cx: &mut Cx,
    what: &Value,
    args: &[Value],
    item: &Value,
) -> Result<Vec<Value>, Raised> {
    let variables = parameters(cx, args)?;
    let given = match item.get::<Tuple>() {
        Some(several) => several.items().to_vec(),
        None => vec![item.clone()],
    };
    if variables.is_empty() {
        let text = cx.repr(what)?;
        return Err(cx.type_error(format_args!("{} is not a generic class", text.as_str())));
    }
    if given.len() != variables.len() {
        let text = cx.repr(what)?;
        let word = if given.len() > variables.len() {
            "many"
        } else {
            "few"
        };
        return Err(cx.type_error(format_args!(
            "Too {word} arguments for {}; actual {}, expected {}",
            text.as_str(),
            given.len(),
            variables.len()
        )));
    }
    let mut meaning = HashMap::new();
    for (variable, value) in variables.iter().zip(given) {
        let name = cx.intern("__typing_subst__");
        let value = cx.call_method(variable, &name, &[value])?;
        meaning.insert(variable.identity(), value);
    }
    args.iter().map(|arg| put(cx, arg, &meaning)).collect()
}

/// One argument with its type variables replaced.
fn put(cx: &mut Cx, arg: &Value, meaning: &HashMap<u64, Value>) -> Result<Value, Raised> {
    if let Some(value) = meaning.get(&arg.identity()) {
        return Ok(value.clone());
    }
    if let Some(list) = arg.get::<List>() {
        let items: Result<Vec<Value>, Raised> = list
            .to_vec()
            .iter()
            .map(|item| put(cx, item, meaning))
            .collect();
        return Ok(List::new(items?).into_value());
    }
    let inner = parameters_of(cx, arg)?;
    if inner.is_empty() {
        return Ok(arg.clone());
    }
    let known = |variable: &Value| {
        meaning
            .get(&variable.identity())
            .unwrap_or(variable)
            .clone()
    };
    let values: Vec<Value> = inner.iter().map(known).collect();
    cx.get_item(arg, &Tuple::new(values).into_value())
}
