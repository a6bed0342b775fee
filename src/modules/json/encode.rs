//! Values → JSON text.

use std::fmt::Write;

use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::int::BigInt;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::number_text::float_repr;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeResult};
use crate::vm::ops::int_text;
use crate::vm::raise::Raised;

/// What an encoder was told.
struct Encoder {
    out: String,
    /// What to call for what is not JSON's.
    default: Value,
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    sort_keys: bool,
    skip_keys: bool,
    ensure_ascii: bool,
    allow_nan: bool,
    check_circular: bool,
    /// The containers we are in, by identity.
    active: Vec<u64>,
    /// How many of them are JSON's.
    depth: usize,
}

/// `_json.encode`
pub fn encode(cx: &mut Cx, args: &Args) -> NativeResult {
    let mut encoder = Encoder {
        out: String::new(),
        default: args.req(1).clone(),
        indent: indent(cx, args.req(2))?,
        item_separator: text_of(cx, args.req(3))?,
        key_separator: text_of(cx, args.req(4))?,
        sort_keys: cx.truth(args.req(5))?,
        skip_keys: cx.truth(args.req(6))?,
        ensure_ascii: cx.truth(args.req(7))?,
        allow_nan: cx.truth(args.req(8))?,
        check_circular: cx.truth(args.req(9))?,
        active: Vec::new(),
        depth: 0,
    };
    encoder.value(cx, args.req(0))?;
    Ok(cx.str(encoder.out))
}

/// `_json.encode_basestring` and its sister.
pub fn quoted_text(cx: &mut Cx, args: &Args, ascii: bool) -> NativeResult {
    let Some(text) = cx.inner(args.req(0)).get::<Str>() else {
        let name = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!("first argument must be a string, not {name}")));
    };
    let mut out = String::new();
    write_quoted(&mut out, text.as_str(), ascii);
    Ok(cx.str(out))
}

/// A number of spaces, or the text itself.
fn indent(cx: &mut Cx, value: &Value) -> Result<Option<String>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    if let Some(text) = cx.inner(value).get::<Str>() {
        return Ok(Some(text.as_str().to_owned()));
    }
    let count = cx.index(value)?.max(0);
    Ok(Some(" ".repeat(count as usize)))
}

fn text_of(cx: &mut Cx, value: &Value) -> Result<String, Raised> {
    match cx.inner(value).get::<Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => {
            let name = cx.type_name(value);
            Err(cx.type_error(format_args!("a separator must be str, not {name}")))
        }
    }
}

impl Encoder {
    fn value(&mut self, cx: &mut Cx, value: &Value) -> Result<(), Raised> {
        let inner = cx.inner(value);
        match inner.kind() {
            Kind::None => self.out.push_str("null"),
            Kind::Bool => self
                .out
                .push_str(if inner.is_true() { "true" } else { "false" }),
            Kind::Int => {
                let _ = write!(self.out, "{}", inner.as_int().unwrap_or(0));
            }
            Kind::Float => {
                let text = self.float(cx, inner.as_float().unwrap_or(0.0))?;
                self.out.push_str(&text);
            }
            Kind::Str => self.string(inner),
            Kind::BigInt => {
                let text = big_text(cx, inner)?;
                self.out.push_str(&text);
            }
            Kind::List | Kind::Tuple | Kind::Dict => return self.container(cx, value),
            _ => return self.other(cx, value),
        }
        Ok(())
    }

    fn string(&mut self, value: &Value) {
        if let Some(text) = value.get::<Str>() {
            write_quoted(&mut self.out, text.as_str(), self.ensure_ascii);
        }
    }

    fn float(&self, cx: &mut Cx, value: f64) -> Result<String, Raised> {
        if value.is_finite() {
            return Ok(float_repr(value));
        }
        if !self.allow_nan {
            let text = float_repr(value);
            return Err(cx.value_error(format_args!(
                "Out of range float values are not JSON compliant: {text}"
            )));
        }
        Ok(match value {
            value if value.is_nan() => "NaN",
            value if value > 0.0 => "Infinity",
            _ => "-Infinity",
        }
        .to_owned())
    }

    /// Something that holds others, or that `default` makes something of.
    fn guarded(
        &mut self,
        cx: &mut Cx,
        value: &Value,
        write: fn(&mut Encoder, &mut Cx, &Value) -> Result<(), Raised>,
    ) -> Result<(), Raised> {
        let identity = value.identity();
        if self.check_circular && self.active.contains(&identity) {
            return Err(cx.value_error("Circular reference detected"));
        }
        if cx.enter().is_err() {
            return Err(
                cx.recursion_error("maximum recursion depth exceeded while encoding a JSON object")
            );
        }
        self.active.push(identity);
        let written = write(self, cx, value);
        self.active.pop();
        cx.leave();
        written
    }

    fn container(&mut self, cx: &mut Cx, value: &Value) -> Result<(), Raised> {
        self.depth += 1;
        self.guarded(cx, value, |encoder, cx, value| {
            match cx.inner(value).kind() {
                Kind::Dict => encoder.dict(cx, value),
                _ => encoder.list(cx, value),
            }
        })?;
        self.depth -= 1;
        Ok(())
    }

    /// What is not JSON's: asks `default`, and goes on with what that gives.
    fn other(&mut self, cx: &mut Cx, value: &Value) -> Result<(), Raised> {
        self.guarded(cx, value, |encoder, cx, value| {
            let default = encoder.default.clone();
            let made = cx.call(&default, std::slice::from_ref(value))?;
            let written = encoder.value(cx, &made);
            written.map_err(|raised| {
                let name = cx.type_name(value);
                noted(cx, raised, format!("when serializing {name} object"))
            })
        })
    }

    fn list(&mut self, cx: &mut Cx, value: &Value) -> Result<(), Raised> {
        let inner = cx.inner(value);
        let items = match inner.get::<List>() {
            Some(list) => list.to_vec(),
            None => inner
                .get::<Tuple>()
                .map_or(Vec::new(), |tuple| tuple.items().to_vec()),
        };
        if items.is_empty() {
            self.out.push_str("[]");
            return Ok(());
        }
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            self.before_item(index);
            if let Err(raised) = self.value(cx, item) {
                let name = cx.type_name(value);
                return Err(noted(
                    cx,
                    raised,
                    format!("when serializing {name} item {index}"),
                ));
            }
        }
        self.after_items();
        self.out.push(']');
        Ok(())
    }

    fn dict(&mut self, cx: &mut Cx, value: &Value) -> Result<(), Raised> {
        let mut items = self.items(cx, value)?;
        if items.is_empty() {
            self.out.push_str("{}");
            return Ok(());
        }
        if self.sort_keys {
            items = sorted(cx, items)?;
        }
        self.out.push('{');
        let mut count = 0;
        for (key, item) in &items {
            let Some(text) = self.key(cx, key)? else {
                continue;
            };
            self.before_item(count);
            count += 1;
            match text {
                Some(text) => write_quoted(&mut self.out, &text, self.ensure_ascii),
                None => self.string(cx.inner(key)),
            }
            self.out.push_str(&self.key_separator);
            if let Err(raised) = self.value(cx, item) {
                let name = cx.type_name(value);
                let key = cx.repr(key)?;
                let note = format!("when serializing {name} item {}", key.as_str());
                return Err(noted(cx, raised, note));
            }
        }
        if count > 0 {
            self.after_items();
        }
        self.out.push('}');
        Ok(())
    }

    fn items(&self, cx: &mut Cx, value: &Value) -> Result<Vec<(Value, Value)>, Raised> {
        if let Some(dict) = value.get::<Dict>() {
            let table = dict.table.borrow();
            return Ok(table
                .iter()
                .map(|entry| (entry.key.clone(), entry.value.clone()))
                .collect());
        }
        // A subclass may have items of its own.
        let name = cx.intern("items");
        let items = cx.call_method(value, &name, &[])?;
        let mut pairs = Vec::new();
        for item in cx.collect(&items)? {
            match item.get::<Tuple>().map(|pair| pair.items()) {
                Some([key, value]) => pairs.push((key.clone(), value.clone())),
                _ => return Err(cx.value_error("items must return 2-tuples")),
            }
        }
        Ok(pairs)
    }

    /// What a key is as text: nothing if it is to be left out, `Some(None)` if it is a string as it is.
    #[allow(
        clippy::option_option,
        reason = "a key is left out, is a string, or becomes one"
    )]
    fn key(&self, cx: &mut Cx, key: &Value) -> Result<Option<Option<String>>, Raised> {
        let inner = cx.inner(key);
        let text = match inner.kind() {
            Kind::Str => return Ok(Some(None)),
            Kind::None => "null".to_owned(),
            Kind::Bool => if inner.is_true() { "true" } else { "false" }.to_owned(),
            Kind::Int => inner.as_int().unwrap_or(0).to_string(),
            Kind::BigInt => big_text(cx, inner)?,
            Kind::Float => self.float(cx, inner.as_float().unwrap_or(0.0))?,
            _ if self.skip_keys => return Ok(None),
            _ => {
                let name = cx.type_name(key);
                return Err(cx.type_error(format_args!(
                    "keys must be str, int, float, bool or None, not {name}"
                )));
            }
        };
        Ok(Some(Some(text)))
    }

    fn before_item(&mut self, index: usize) {
        if index > 0 {
            self.out.push_str(&self.item_separator);
        }
        self.new_line(self.depth);
    }

    fn after_items(&mut self) {
        self.new_line(self.depth - 1);
    }

    fn new_line(&mut self, depth: usize) {
        if let Some(indent) = &self.indent {
            self.out.push('\n');
            for _ in 0..depth {
                self.out.push_str(indent);
            }
        }
    }
}

fn big_text(cx: &mut Cx, value: &Value) -> Result<String, Raised> {
    match value.get::<BigInt>() {
        Some(big) => int_text::decimal(cx, big),
        None => Ok(String::new()),
    }
}

/// The items by key.
fn sorted(cx: &mut Cx, items: Vec<(Value, Value)>) -> Result<Vec<(Value, Value)>, Raised> {
    let pairs = items
        .into_iter()
        .map(|(key, value)| Tuple::new([key, value]).into_value());
    let list = List::new(pairs.collect()).into_value();
    let name = cx.intern("sort");
    cx.call_method(&list, &name, &[])?;
    let list = list.get::<List>().map_or(Vec::new(), |list| list.to_vec());
    let pair = |item: &Value| match item.get::<Tuple>().map(|pair| pair.items()) {
        Some([key, value]) => Some((key.clone(), value.clone())),
        _ => None,
    };
    Ok(list.iter().filter_map(pair).collect())
}

/// The exception with a note on where it came about.
fn noted(cx: &mut Cx, raised: Raised, note: String) -> Raised {
    let exception: Value = raised.0.to_value();
    if exception.get::<Exception>().is_some() {
        let name = cx.intern("add_note");
        let note = cx.str(note);
        if let Err(other) = cx.call_method(&exception, &name, &[note]) {
            return other;
        }
    }
    raised
}

/// Writes a string in quotes.
fn write_quoted(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    let mut plain = 0;
    for (at, char) in text.char_indices() {
        if is_plain(char, ascii) {
            continue;
        }
        out.push_str(&text[plain..at]);
        plain = at + char.len_utf8();
        write_escaped(out, char);
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

fn is_plain(char: char, ascii: bool) -> bool {
    char >= ' ' && char != '"' && char != '\\' && !(ascii && char > '~')
}

fn write_escaped(out: &mut String, char: char) {
    match char {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\x08' => out.push_str("\\b"),
        '\x0C' => out.push_str("\\f"),
        char => {
            for unit in super::decode::units(char) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
}
