//! Items: `obj[index]`, `in`, `len`, for built-in types; methods of scripts' classes after them.

use num_bigint::{BigInt as Big, Sign};
use num_traits::{FromPrimitive, ToPrimitive};

use crate::objects::bytes::ByteArray;
use crate::objects::class::{Class, is_subclass, lookup};
use crate::objects::dict::Dict;
use crate::objects::generic::GenericAlias;
use crate::objects::heap::Ref;
use crate::objects::int::{self, BigInt};
use crate::objects::iterator::{DictPart, DictView};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::range::Range;
use crate::objects::search;
use crate::objects::set::Set;
use crate::objects::slice::Slice;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::ops::class_of::inner_unchanged;
use crate::vm::ops::compare::with_bytes;
use crate::vm::ops::slicing;
use crate::vm::raise::Raised;

/// `object[index]` of a built-in type; None if it has no items.
pub fn builtin_get_item(
    cx: &mut Cx,
    object: &Value,
    index: &Value,
) -> Result<Option<Value>, Raised> {
    let item = match object.kind() {
        Kind::List => get_list_item(cx, object, index),
        Kind::Tuple => get_tuple_item(cx, object, index),
        Kind::Dict => get_dict_item(cx, object, index),
        Kind::Str => get_char(cx, object, index),
        Kind::Bytes | Kind::ByteArray => get_byte(cx, object, index),
        Kind::Range => get_range_item(cx, object, index),
        _ => return Ok(None),
    };
    item.map(Some)
}

/// `object[index]` of an instance with a built-in value inside that has the items; None if its class has its
/// own idea of them.
pub fn inner_get_item(cx: &mut Cx, object: &Value, index: &Value) -> Result<Option<Value>, Raised> {
    let Some(inner) = inner_unchanged(cx, object, &cx.names.getitem) else {
        return Ok(None);
    };
    match inner.get::<Dict>() {
        Some(dict) => dict_item(cx, object, dict, index).map(Some),
        None => builtin_get_item(cx, inner, index),
    }
}

/// The item of a dict, which may be inside an instance whose class defines `__missing__`.
pub fn dict_item(cx: &mut Cx, object: &Value, dict: &Ref<Dict>, key: &Value) -> NativeResult {
    if let Some(value) = cx.dict_get(dict, key)? {
        return Ok(value);
    }
    if object.kind() == Kind::Instance {
        let name = cx.names.missing.clone();
        if let Some(value) = cx.call_special(object, &name, std::slice::from_ref(key))? {
            return Ok(value);
        }
    }
    Err(cx.key_error(key.clone()))
}

/// `object[index] = value` of a built-in type; None if its items cannot be assigned.
pub fn builtin_set_item(
    cx: &mut Cx,
    object: &Value,
    index: &Value,
    value: Value,
) -> Result<Option<()>, Raised> {
    if let Some(list) = object.get::<List>() {
        return set_list_item(cx, list, index, value).map(Some);
    }
    if let Some(dict) = object.get::<Dict>() {
        return cx.dict_set(dict, index.clone(), value).map(Some);
    }
    match object.get::<ByteArray>() {
        Some(array) => set_byte(cx, array, index, &value).map(Some),
        None => Ok(None),
    }
}

/// `del object[index]` of a built-in type; None if its items cannot be deleted.
pub fn builtin_del_item(cx: &mut Cx, object: &Value, index: &Value) -> Result<Option<()>, Raised> {
    if let Some(list) = object.get::<List>() {
        return del_list_item(cx, list, index).map(Some);
    }
    if let Some(dict) = object.get::<Dict>() {
        return match cx.dict_remove(dict, index)? {
            Some(_) => Ok(Some(())),
            None => Err(cx.key_error(index.clone())),
        };
    }
    match object.get::<ByteArray>() {
        Some(array) => del_byte(cx, array, index).map(Some),
        None => Ok(None),
    }
}

/// `item in object` of a built-in type; None if it is no container.
pub fn builtin_contains(cx: &mut Cx, object: &Value, item: &Value) -> Result<Option<bool>, Raised> {
    let found = match object.kind() {
        Kind::List => list_contains(cx, object, item)?,
        Kind::Tuple => tuple_contains(cx, object, item)?,
        Kind::Dict => match object.get::<Dict>() {
            Some(dict) => cx.dict_contains(dict, item)?,
            None => false,
        },
        Kind::Set | Kind::FrozenSet => match object.get::<Set>() {
            Some(set) => cx.set_contains(set, item)?,
            None => false,
        },
        Kind::Str => str_contains(cx, object, item)?,
        Kind::Bytes | Kind::ByteArray => bytes_contain(cx, object, item)?,
        Kind::Range => range_contains(cx, object, item)?,
        Kind::DictView => view_contains(cx, object, item)?,
        _ => return Ok(None),
    };
    Ok(Some(found))
}

/// `len(object)` of a built-in type; None if it has no length.
#[inline]
pub fn builtin_len(object: &Value) -> Option<usize> {
    match object.kind() {
        Kind::List => object.get::<List>().map(|list| list.len()),
        Kind::Tuple => object.get::<Tuple>().map(|tuple| tuple.len()),
        Kind::Dict => object.get::<Dict>().map(|dict| dict.len()),
        Kind::Set | Kind::FrozenSet => object.get::<Set>().map(|set| set.len()),
        Kind::Str => object.get::<Str>().map(|text| text.chars()),
        Kind::Bytes | Kind::ByteArray => with_bytes(object, <[u8]>::len),
        Kind::Range => object.get::<Range>().map(|range| range_len(range)),
        Kind::DictView => object.get::<DictView>().map(|view| view.dict.len()),
        _ => None,
    }
}

/// The length of a range; one beyond all sizes stands for those that are.
fn range_len(range: &Range) -> usize {
    match range {
        Range::Words(words) => usize::try_from(words.len()).unwrap_or(usize::MAX),
        Range::Big(range) => range.len().to_usize().unwrap_or(usize::MAX),
    }
}

// ---- indices --------------------------------------------------------------------------------------

/// The place in a sequence of `len` items that an index means: a negative one counts from the end.
#[inline(always)]
pub fn normalise(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index + len as i64 } else { index };
    (index >= 0 && index < len as i64).then_some(index as usize)
}

/// The machine word that an index into a `sequence` means.
fn index_of(cx: &mut Cx, index: &Value, sequence: &str) -> Result<i64, Raised> {
    let inner = cx.inner(index);
    if let Some(index) = int::small(inner) {
        return Ok(index);
    }
    if inner.get::<BigInt>().is_some() {
        return Err(cx.index_error("cannot fit 'int' into an index-sized integer"));
    }
    let name = cx.names.index.clone();
    if cx.class_attr(index, &name).is_some() {
        return cx.index(index);
    }
    let given = cx.type_name(index);
    Err(cx.type_error(if sequence == "string" {
        format!("string indices must be integers, not '{given}'")
    } else {
        format!("{sequence} indices must be integers or slices, not {given}")
    }))
}

/// The byte that an int means.
pub fn byte_of(cx: &mut Cx, value: &Value) -> Result<u8, Raised> {
    let number = cx.index(value)?;
    u8::try_from(number).map_err(|_| cx.value_error("byte must be in range(0, 256)"))
}

// ---- reading an item ------------------------------------------------------------------------------

fn get_list_item(cx: &mut Cx, object: &Value, index: &Value) -> NativeResult {
    let Some(list) = object.get::<List>() else {
        return Ok(Value::NONE);
    };
    if let Some(slice) = index.get::<Slice>() {
        return slicing::slice_list(cx, list, slice);
    }
    let index = index_of(cx, index, "list")?;
    let items = list.items.borrow();
    match normalise(index, items.len()) {
        Some(index) => Ok(items[index].clone()),
        None => Err(cx.index_error("list index out of range")),
    }
}

fn get_tuple_item(cx: &mut Cx, object: &Value, index: &Value) -> NativeResult {
    let Some(tuple) = object.get::<Tuple>() else {
        return Ok(Value::NONE);
    };
    if let Some(slice) = index.get::<Slice>() {
        return slicing::slice_tuple(cx, tuple, slice);
    }
    let index = index_of(cx, index, "tuple")?;
    match normalise(index, tuple.len()) {
        Some(index) => Ok(tuple.items()[index].clone()),
        None => Err(cx.index_error("tuple index out of range")),
    }
}

fn get_dict_item(cx: &mut Cx, object: &Value, key: &Value) -> NativeResult {
    let Some(dict) = object.get::<Dict>() else {
        return Ok(Value::NONE);
    };
    match cx.dict_get(dict, key)? {
        Some(value) => Ok(value),
        None => Err(cx.key_error(key.clone())),
    }
}

fn get_char(cx: &mut Cx, object: &Value, index: &Value) -> NativeResult {
    let Some(text) = object.get::<Str>() else {
        return Ok(Value::NONE);
    };
    if let Some(slice) = index.get::<Slice>() {
        return slicing::slice_str(cx, text, slice);
    }
    let index = index_of(cx, index, "string")?;
    match normalise(index, text.chars()) {
        Some(index) => Ok(char_value(cx, text.slice(index, index + 1))),
        None => Err(cx.index_error("string index out of range")),
    }
}

/// A string of one character; the same object for every ASCII one.
pub fn char_value(cx: &mut Cx, char: &str) -> Value {
    match char.as_bytes() {
        [code] => cx.interner.character(*code).into_value(),
        _ => cx.str(char),
    }
}

fn get_byte(cx: &mut Cx, object: &Value, index: &Value) -> NativeResult {
    if let Some(slice) = index.get::<Slice>() {
        return slicing::slice_bytes(cx, object, slice);
    }
    let is_array = object.kind() == Kind::ByteArray;
    let index = index_of(cx, index, if is_array { "bytearray" } else { "byte" })?;
    let byte = with_bytes(object, |bytes| {
        normalise(index, bytes.len()).map(|index| bytes[index])
    });
    match byte.flatten() {
        Some(byte) => Ok(Value::int(i64::from(byte))),
        None if is_array => Err(cx.index_error("bytearray index out of range")),
        None => Err(cx.index_error("index out of range")),
    }
}

fn get_range_item(cx: &mut Cx, object: &Value, index: &Value) -> NativeResult {
    let Some(range) = object.get::<Range>() else {
        return Ok(Value::NONE);
    };
    if let Some(slice) = index.get::<Slice>() {
        return slicing::slice_range(cx, range, slice);
    }
    let out_of_range = "range object index out of range";
    if let (Range::Words(words), Some(index)) = (&**range, index.as_int())
        && let Ok(index) = u64::try_from(index)
        && index < words.len()
    {
        return Ok(Value::int(words.at(index)));
    }
    if index.get::<BigInt>().is_none() {
        index_of(cx, index, "range")?;
    }
    let Some(index) = int::to_big(&cx.index_value(index)?) else {
        return Err(cx.index_error(out_of_range));
    };
    let range = range.to_big();
    let len = range.len();
    let index = match index.sign() {
        Sign::Minus => index + &len,
        _ => index,
    };
    if index.sign() == Sign::Minus || index >= len {
        return Err(cx.index_error(out_of_range));
    }
    Ok(int::from_big(range.at(&index)))
}

// ---- assigning and deleting an item ---------------------------------------------------------------

fn set_list_item(cx: &mut Cx, list: &Ref<List>, index: &Value, value: Value) -> Result<(), Raised> {
    if let Some(slice) = index.get::<Slice>() {
        return slicing::assign_list_slice(cx, list, slice, &value);
    }
    let index = index_of(cx, index, "list")?;
    let mut items = list.items.borrow_mut();
    let Some(index) = normalise(index, items.len()) else {
        return Err(cx.index_error("list assignment index out of range"));
    };
    let old = items[index].replace(value);
    drop(items);
    drop(old);
    Ok(())
}

fn del_list_item(cx: &mut Cx, list: &Ref<List>, index: &Value) -> Result<(), Raised> {
    if let Some(slice) = index.get::<Slice>() {
        return slicing::delete_list_slice(cx, list, slice);
    }
    let index = index_of(cx, index, "list")?;
    let mut items = list.items.borrow_mut();
    let Some(index) = normalise(index, items.len()) else {
        return Err(cx.index_error("list assignment index out of range"));
    };
    let old = items.remove(index);
    drop(items);
    drop(old);
    Ok(())
}

fn set_byte(
    cx: &mut Cx,
    array: &Ref<ByteArray>,
    index: &Value,
    value: &Value,
) -> Result<(), Raised> {
    if let Some(slice) = index.get::<Slice>() {
        return slicing::assign_bytes_slice(cx, array, slice, value);
    }
    let index = index_of(cx, index, "bytearray")?;
    let byte = byte_of(cx, value)?;
    let mut bytes = array.bytes.borrow_mut();
    match normalise(index, bytes.len()) {
        Some(index) => bytes[index] = byte,
        None => return Err(cx.index_error("bytearray index out of range")),
    }
    Ok(())
}

fn del_byte(cx: &mut Cx, array: &Ref<ByteArray>, index: &Value) -> Result<(), Raised> {
    crate::vm::ops::sequence::check_resizable(cx, array)?;
    if let Some(slice) = index.get::<Slice>() {
        return slicing::delete_bytes_slice(cx, array, slice);
    }
    let index = index_of(cx, index, "bytearray")?;
    match slicing::delete_byte(array, index) {
        Some(_) => Ok(()),
        None => Err(cx.index_error("bytearray index out of range")),
    }
}

// ---- `in` -----------------------------------------------------------------------------------------

fn list_contains(cx: &mut Cx, object: &Value, item: &Value) -> Result<bool, Raised> {
    let Some(list) = object.get::<List>() else {
        return Ok(false);
    };
    let mut index = 0;
    while let Some(known) = list.get(index) {
        if cx.same_or_equal(&known, item)? {
            return Ok(true);
        }
        index += 1;
    }
    Ok(false)
}

fn tuple_contains(cx: &mut Cx, object: &Value, item: &Value) -> Result<bool, Raised> {
    let Some(tuple) = object.get::<Tuple>() else {
        return Ok(false);
    };
    for known in tuple.items() {
        if cx.same_or_equal(known, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn str_contains(cx: &mut Cx, object: &Value, item: &Value) -> Result<bool, Raised> {
    if let (Some(text), Some(part)) = (object.get::<Str>(), cx.inner(item).get::<Str>()) {
        return Ok(search::find(text.as_str().as_bytes(), part.as_str().as_bytes()).is_some());
    }
    let given = cx.type_name(item);
    Err(cx.type_error(format_args!(
        "'in <string>' requires string as left operand, not {given}"
    )))
}

fn bytes_contain(cx: &mut Cx, object: &Value, item: &Value) -> Result<bool, Raised> {
    let inner = cx.inner(item);
    if let Some(part) = with_bytes(inner, <[u8]>::to_vec) {
        let found = with_bytes(object, |bytes| memchr::memmem::find(bytes, &part).is_some());
        return Ok(found.unwrap_or(false));
    }
    let name = cx.names.index.clone();
    if cx.class_attr(item, &name).is_none() {
        return Err(cx.not_bytes_like(item));
    }
    let byte = byte_of(cx, item)?;
    Ok(with_bytes(object, |bytes| bytes.contains(&byte)).unwrap_or(false))
}

fn range_contains(cx: &mut Cx, object: &Value, item: &Value) -> Result<bool, Raised> {
    let Some(range) = object.get::<Range>() else {
        return Ok(false);
    };
    match item.kind() {
        Kind::Int | Kind::Bool | Kind::BigInt => return Ok(range.index_of(item).is_some()),
        Kind::Float => {
            let float = item.as_float().unwrap_or(f64::NAN);
            let number = Big::from_f64(float).filter(|_| float.fract() == 0.0);
            return Ok(number.is_some_and(|number| range.to_big().index_of(&number).is_some()));
        }
        Kind::Str | Kind::None => return Ok(false),
        _ => {}
    }
    let iter = range.iter();
    while let Some(number) = cx.next(&iter)? {
        if cx.same_or_equal(&number, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn view_contains(cx: &mut Cx, object: &Value, item: &Value) -> Result<bool, Raised> {
    let Some(view) = object.get::<DictView>() else {
        return Ok(false);
    };
    match view.part {
        DictPart::Keys => cx.dict_contains(&view.dict, item),
        DictPart::Items => {
            let pair = cx.inner(item).get::<Tuple>().cloned();
            let Some([key, value]) = pair.as_ref().map(|pair| pair.items()) else {
                return Ok(false);
            };
            match cx.dict_get(&view.dict, key)? {
                Some(known) => cx.same_or_equal(&known, value),
                None => Ok(false),
            }
        }
        DictPart::Values => iterated_contains(cx, object, item),
    }
}

/// Whether iterating gives the item.
fn iterated_contains(cx: &mut Cx, object: &Value, item: &Value) -> Result<bool, Raised> {
    let iter = cx.iter(object)?;
    while let Some(known) = cx.next(&iter)? {
        if cx.same_or_equal(&known, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

// ---- the whole protocols --------------------------------------------------------------------------

impl Cx {
    /// `object[index]`
    pub fn get_item(&mut self, object: &Value, index: &Value) -> NativeResult {
        if let Some(item) = builtin_get_item(self, object, index)? {
            return Ok(item);
        }
        if let Some(item) = inner_get_item(self, object, index)? {
            return Ok(item);
        }
        let name = self.names.getitem.clone();
        if let Some(item) = self.call_special(object, &name, std::slice::from_ref(index))? {
            return Ok(item);
        }
        let Some(class) = object.get::<Class>() else {
            let name = self.type_name(object);
            return Err(self.type_error(format_args!("'{name}' object is not subscriptable")));
        };
        if class.same(&self.types.type_) {
            let alias = GenericAlias::object(&self.types.generic_alias, object.clone(), index);
            return Ok(alias.into_value());
        }
        let name = self.names.class_getitem.clone();
        match self.find_attr(object, &name)? {
            Some(method) => self.call(&method, std::slice::from_ref(index)),
            None => {
                let name = class.name_text();
                Err(self.type_error(format_args!("type '{name}' is not subscriptable")))
            }
        }
    }

    /// `object[index] = value`
    pub fn set_item(&mut self, object: &Value, index: &Value, value: Value) -> Result<(), Raised> {
        if builtin_set_item(self, object, index, value.clone())?.is_some() {
            return Ok(());
        }
        if let Some(inner) = inner_unchanged(self, object, &self.names.setitem)
            && builtin_set_item(self, inner, index, value.clone())?.is_some()
        {
            return Ok(());
        }
        let name = self.names.setitem.clone();
        match self.call_special(object, &name, &[index.clone(), value])? {
            Some(_) => Ok(()),
            None => {
                let name = self.type_name(object);
                Err(self.type_error(format_args!(
                    "'{name}' object does not support item assignment"
                )))
            }
        }
    }

    /// `del object[index]`
    pub fn del_item(&mut self, object: &Value, index: &Value) -> Result<(), Raised> {
        if builtin_del_item(self, object, index)?.is_some() {
            return Ok(());
        }
        let name = self.names.delitem.clone();
        if self
            .call_special(object, &name, std::slice::from_ref(index))?
            .is_some()
        {
            return Ok(());
        }
        let name = self.type_name(object);
        let is_sequence = matches!(
            object.kind(),
            Kind::Instance | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::Range
        );
        let index_name = self.names.index.clone();
        let verb = if is_sequence && self.class_attr(index, &index_name).is_some() {
            "doesn't"
        } else {
            "does not"
        };
        Err(self.type_error(format_args!("'{name}' object {verb} support item deletion")))
    }

    /// `item in object`
    pub fn contains(&mut self, object: &Value, item: &Value) -> Result<bool, Raised> {
        if let Some(found) = builtin_contains(self, object, item)? {
            return Ok(found);
        }
        if let Some(inner) = inner_unchanged(self, object, &self.names.contains)
            && let Some(found) = builtin_contains(self, inner, item)?
        {
            return Ok(found);
        }
        let name = self.names.contains.clone();
        let class = self.class_of(object);
        if lookup(&class, &name).is_some_and(|(method, _)| method.is_none()) {
            let name = class.name_text();
            return Err(self.type_error(format_args!("'{name}' object is not a container")));
        }
        if let Some(found) = self.call_special(object, &name, std::slice::from_ref(item))? {
            return self.truth(&found);
        }
        match self.iter(object) {
            Ok(iterator) => iterated_contains(self, &iterator, item),
            Err(raised) if self.is_type_error(&raised) => {
                let name = self.type_name(object);
                Err(self.type_error(format_args!(
                    "argument of type '{name}' is not a container or iterable"
                )))
            }
            Err(raised) => Err(raised),
        }
    }

    /// Whether what was raised is an AttributeError.
    pub fn is_attribute_error(&self, raised: &Raised) -> bool {
        let class = raised.0.class.borrow();
        is_subclass(&class, &self.exceptions.AttributeError)
    }

    /// Whether what was raised is a TypeError.
    pub fn is_type_error(&self, raised: &Raised) -> bool {
        is_subclass(&raised.0.class.borrow(), &self.exceptions.TypeError)
    }

    /// `len(object)`
    pub fn len(&mut self, object: &Value) -> Result<usize, Raised> {
        if let Some(len) = builtin_len(object) {
            return self.checked_len(len);
        }
        if let Some(inner) = inner_unchanged(self, object, &self.names.len)
            && let Some(len) = builtin_len(inner)
        {
            return Ok(len);
        }
        let name = self.names.len.clone();
        match self.call_special(object, &name, &[])? {
            Some(len) => self.len_result(&len),
            None => {
                let name = self.type_name(object);
                Err(self.type_error(format_args!("object of type '{name}' has no len()")))
            }
        }
    }

    /// A length, if it is none of a range too long for one.
    pub fn checked_len(&mut self, len: usize) -> Result<usize, Raised> {
        if len > i64::MAX as usize {
            return Err(self.overflow_error("Python int too large to convert to C ssize_t"));
        }
        Ok(len)
    }

    /// The length that what `__len__` returned stands for.
    pub fn len_result(&mut self, result: &Value) -> Result<usize, Raised> {
        let len = self.index(result)?;
        if len < 0 {
            return Err(self.value_error("__len__() should return >= 0"));
        }
        if self.inner(result).get::<BigInt>().is_some() {
            return Err(self.overflow_error("cannot fit 'int' into an index-sized integer"));
        }
        Ok(len as usize)
    }
}
