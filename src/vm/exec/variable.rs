//! Variables: globals with their caches, cells, namespaces of class bodies.

use crate::bytecode::instr::Reg;
use crate::objects::cell::Cell;
use crate::objects::code::{CodeObject, GlobalSite};
use crate::objects::dict::{Dict, EntryPlace};
use crate::objects::heap::Ref;
use crate::objects::module::Module;
use crate::objects::peek;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::Done;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;
use crate::vm::stack::Activation;

/// The error for a variable without a value.
#[cold]
pub fn unbound(cx: &mut Cx, code: &CodeObject, register: Reg) -> Raised {
    let name = code.variables.get(register.0 as usize).cloned();
    let name = name.unwrap_or_else(|| cx.intern("?"));
    let free_from = code.code.first_temp as usize - code.code.free.len();
    if register.0 as usize >= free_from {
        let class = cx.exceptions.NameError.clone();
        return cx.raise(
            &class,
            format_args!(
                "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                name.as_str()
            ),
        );
    }
    cx.unbound_local_error(format_args!(
        "cannot access local variable '{}' where it is not associated with a value",
        name.as_str()
    ))
}

/// What a cell holds, perhaps nothing.
pub fn cell_content(cell: &Value) -> Value {
    cell.get::<Cell>()
        .map_or(Value::UNBOUND, |cell| peek::value(&cell.content))
}

/// Replaces what a cell holds; gives the old content.
pub fn set_cell(cell: &Value, content: Value) -> Value {
    match cell.get::<Cell>() {
        Some(cell) => cell.content.borrow_mut().replace(content),
        None => Value::UNBOUND,
    }
}

/// The global that the site's cache knows the place of.
#[inline(always)]
pub fn cached_global(cx: &Cx, globals: &Ref<Dict>, site: &GlobalSite) -> Option<Value> {
    if !site.in_builtins.get() {
        return peek::entry(&globals.table, site.place.get());
    }
    if peek::keys_version(&globals.table) != site.absent_version.get() {
        return None;
    }
    peek::entry(&cx.builtins.table, site.place.get())
}

/// Looks a global up, then a builtin; NameError if it is neither.
#[cold]
pub fn get_global(cx: &mut Cx, globals: &Ref<Dict>, site: &GlobalSite) -> NativeResult {
    let globals_table = globals.table.borrow();
    if let Some(place) = globals_table.place_of(&site.name) {
        site.place.set(place);
        site.in_builtins.set(false);
        return Ok(globals_table.at(place).cloned().unwrap_or_default());
    }
    site.place.set(EntryPlace::NOWHERE);
    if let Some(own) = own_builtins(cx, globals) {
        return own
            .get_str(&site.name)
            .ok_or_else(|| cx.name_error(&site.name));
    }
    let builtins = cx.builtins.table.borrow();
    let Some(place) = builtins.place_of(&site.name) else {
        drop(builtins);
        return Err(cx.name_error(&site.name));
    };
    site.place.set(place);
    site.in_builtins.set(true);
    site.absent_version.set(globals_table.keys_version());
    Ok(builtins.at(place).cloned().unwrap_or_default())
}

/// The builtins that these globals name as `__builtins__`, if they are not everybody's.
fn own_builtins(cx: &Cx, globals: &Ref<Dict>) -> Option<Ref<Dict>> {
    let named = globals.get_str(&cx.names.builtins)?;
    let namespace = match named.get::<Module>() {
        Some(module) => module.globals.clone(),
        None => named.get::<Dict>()?.clone(),
    };
    (!namespace.same(&cx.builtins)).then_some(namespace)
}

fn namespace(cx: &mut Cx) -> (Value, Ref<Dict>) {
    match cx.stack.top() {
        Some(activation) => (
            activation.namespace().cloned().unwrap_or_default(),
            activation.function.globals.clone(),
        ),
        None => unreachable!("an instruction runs in a script's frame"),
    }
}

/// A name in a namespace, then perhaps in a cell, then global, then builtin.
pub fn get_name(
    cx: &mut Cx,
    name: &Ref<Str>,
    cell: Option<(&CodeObject, Reg, Value)>,
) -> Result<Done, Raised> {
    let (namespace, globals) = namespace(cx);
    let own = match namespace.get::<Dict>() {
        Some(dict) => dict.get_str(name),
        None if namespace.is_unbound() => None,
        None => match cx.get_item(&namespace, &name.to_value()) {
            Ok(value) => Some(value),
            Err(raised) if is_key_error(cx, &raised) => None,
            Err(raised) => return Err(raised),
        },
    };
    if let Some(value) = own {
        return Ok(Done::Value(value));
    }
    if let Some((code, register, cell)) = cell {
        let content = cell_content(&cell);
        return if content.is_unbound() {
            Err(unbound(cx, code, register))
        } else {
            Ok(Done::Value(content))
        };
    }
    let found = globals.get_str(name).or_else(|| {
        let builtins = own_builtins(cx, &globals);
        builtins.as_ref().unwrap_or(&cx.builtins).get_str(name)
    });
    match found {
        Some(value) => Ok(Done::Value(value)),
        None => Err(cx.name_error(name)),
    }
}

/// Sets a name in the frame's namespace.
pub fn set_name(cx: &mut Cx, name: &Ref<Str>, value: Value) -> Result<Done, Raised> {
    let (namespace, globals) = namespace(cx);
    match namespace.get::<Dict>() {
        Some(dict) => {
            dict.set_str(name, value);
        }
        None if namespace.is_unbound() => {
            globals.set_str(name, value);
        }
        None => cx.set_item(&namespace, &name.to_value(), value)?,
    }
    Ok(Done::Here)
}

/// Deletes a name from the frame's namespace.
pub fn del_name(cx: &mut Cx, name: &Ref<Str>) -> Result<Done, Raised> {
    let (namespace, globals) = namespace(cx);
    let removed = match namespace.get::<Dict>() {
        Some(dict) => dict.remove_str(name).is_some(),
        None if namespace.is_unbound() => globals.remove_str(name).is_some(),
        None => match cx.del_item(&namespace, &name.to_value()) {
            Ok(()) => true,
            Err(raised) if is_key_error(cx, &raised) => false,
            Err(raised) => return Err(raised),
        },
    };
    if removed {
        Ok(Done::Here)
    } else {
        Err(cx.name_error(name))
    }
}

fn is_key_error(cx: &Cx, raised: &Raised) -> bool {
    crate::objects::class::is_subclass(&raised.0.class.borrow(), &cx.exceptions.KeyError)
}

impl Cx {
    /// The globals of the script code that is running: what `globals()` gives.
    pub fn current_globals(&mut self) -> Ref<Dict> {
        match self.stack.innermost() {
            Some(activation) => activation.function.globals.clone(),
            None => Dict::new(),
        }
    }

    /// The local variables of the script code that is running: what `locals()` gives.
    pub fn current_locals(&mut self) -> Value {
        match self.stack.innermost() {
            Some(activation) => locals_of(activation),
            None => Dict::new().into_value(),
        }
    }
}

/// The local variables of an activation: a namespace as it is, a function's variables in a new dict.
pub fn locals_of(activation: &Activation) -> Value {
    let (code, at) = (activation.code(), activation.at());
    let get = |index| Some(activation.get(index as u16));
    let is_namespace = activation.namespace().is_some() || &*code.code.name == "<module>";
    if !is_namespace {
        return variables_of(code, at, get);
    }
    // In the body of a module or a class there are variables only while a comprehension runs.
    let is_loops = |index| code.code.inlined_at(at, Reg(index as u16)) == Some(true);
    if (0..code.variables.len()).any(is_loops) {
        return variables_of(code, at, |index| is_loops(index).then(|| get(index))?);
    }
    match activation.namespace() {
        Some(namespace) => namespace.clone(),
        None => activation.function.globals.to_value(),
    }
}

/// The variables of a code that have a value at an instruction, in a new dict.
pub fn variables_of(code: &CodeObject, at: u32, get: impl Fn(usize) -> Option<Value>) -> Value {
    let locals = Dict::new();
    for (index, name) in code.variables.iter().enumerate() {
        if code.code.inlined_at(at, Reg(index as u16)) == Some(false) {
            continue;
        }
        let value = get(index).unwrap_or_default();
        let value = if value.get::<Cell>().is_some() {
            cell_content(&value)
        } else {
            value
        };
        if !value.is_unbound() && !name.as_str().starts_with('.') {
            locals.set_str(name, value);
        }
    }
    locals.into_value()
}
