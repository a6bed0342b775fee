//! `str.format` and `str.format_map`.

use super::{made, text};
use crate::objects::dict::Dict;
use crate::objects::fields::{Field, Piece, Step, Template, number, path};
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "format",
        "(self, /, *args, **kwargs)",
        "Return a formatted version of the string, using substitutions from args and kwargs.",
        format,
    ),
    def(
        "format_map",
        "(self, mapping, /)",
        "Return a formatted version of the string, using substitutions from mapping.",
        format_map,
    ),
];

/// How deep fields may nest in the specifications of fields.
const DEPTH_MAX: u32 = 2;

/// What fields refer to.
struct Formatter<'a> {
    positional: &'a [Value],
    keywords: Keywords<'a>,
    numbering: Numbering,
}

enum Keywords<'a> {
    Dict(Option<&'a Ref<Dict>>),
    /// `format_map`
    Mapping(&'a Value),
}

/// Whether fields are numbered by hand or by their order.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Numbering {
    Undecided,
    Manual,
    /// The number of the next field.
    Automatic(usize),
}

fn format(cx: &mut Cx, args: &Args) -> NativeResult {
    let template = text(cx, args)?;
    let mut formatter = Formatter {
        positional: args.rest(1),
        keywords: Keywords::Dict(args.extra),
        numbering: Numbering::Undecided,
    };
    made(formatter.format(cx, template.as_str(), DEPTH_MAX)?)
}

fn format_map(cx: &mut Cx, args: &Args) -> NativeResult {
    let template = text(cx, args)?;
    let mut formatter = Formatter {
        positional: &[],
        keywords: Keywords::Mapping(args.req(1)),
        numbering: Numbering::Undecided,
    };
    made(formatter.format(cx, template.as_str(), DEPTH_MAX)?)
}

fn or_raise<T>(cx: &mut Cx, result: Result<T, String>) -> Result<T, Raised> {
    result.map_err(|message| cx.value_error(message))
}

impl Formatter<'_> {
    fn format(&mut self, cx: &mut Cx, template: &str, depth: u32) -> Result<String, Raised> {
        if depth == 0 {
            return Err(cx.value_error("Max string recursion exceeded"));
        }
        let mut template = Template::new(template);
        let mut out = String::new();
        loop {
            let piece = template.next_piece();
            match or_raise(cx, piece)? {
                Some(Piece::Text(text)) => out.push_str(text),
                Some(Piece::Field(field)) => {
                    let shown = self.field(cx, &field, depth)?;
                    out.push_str(shown.as_str());
                }
                None => return Ok(out),
            }
        }
    }

    fn field(&mut self, cx: &mut Cx, field: &Field, depth: u32) -> Result<Ref<Str>, Raised> {
        let mut value = self.value(cx, field.name)?;
        if let Some(conversion) = field.conversion {
            value = convert(cx, &value, conversion)?.into_value();
        }
        if !field.spec.contains(['{', '}']) {
            return cx.format(&value, field.spec);
        }
        let spec = self.format(cx, field.spec, depth - 1)?;
        cx.format(&value, &spec)
    }

    /// The value that a field's name leads to.
    fn value(&mut self, cx: &mut Cx, name: &str) -> NativeResult {
        let parsed = path(name);
        let (first, steps) = or_raise(cx, parsed)?;
        let index = number(first);
        let index = or_raise(cx, index)?;
        let mut value = if first.is_empty() {
            let index = self.next_number(cx)?;
            self.positional(cx, index)?
        } else if let Some(index) = index {
            self.set_manual(cx)?;
            self.positional(cx, index as usize)?
        } else {
            self.keyword(cx, first)?
        };
        for step in steps {
            value = match step {
                Step::Attribute(name) => {
                    let name = cx.intern(name);
                    cx.get_attr(&value, &name)?
                }
                Step::Index(index) => cx.get_item(&value, &Value::int(index))?,
                Step::Key(key) => {
                    let key = cx.str(key);
                    cx.get_item(&value, &key)?
                }
            };
        }
        Ok(value)
    }

    fn next_number(&mut self, cx: &mut Cx) -> Result<usize, Raised> {
        let number = match self.numbering {
            Numbering::Undecided => 0,
            Numbering::Automatic(next) => next,
            Numbering::Manual => {
                return Err(cx.value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
        };
        self.numbering = Numbering::Automatic(number + 1);
        Ok(number)
    }

    fn set_manual(&mut self, cx: &mut Cx) -> Result<(), Raised> {
        if matches!(self.numbering, Numbering::Automatic(_)) {
            return Err(cx.value_error(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        self.numbering = Numbering::Manual;
        Ok(())
    }

    fn positional(&self, cx: &mut Cx, index: usize) -> NativeResult {
        if matches!(self.keywords, Keywords::Mapping(_)) {
            return Err(cx.value_error("Format string contains positional fields"));
        }
        match self.positional.get(index) {
            Some(value) => Ok(value.clone()),
            None => Err(cx.index_error(format_args!(
                "Replacement index {index} out of range for positional args tuple"
            ))),
        }
    }

    fn keyword(&self, cx: &mut Cx, name: &str) -> NativeResult {
        let key = cx.str(name);
        match self.keywords {
            Keywords::Mapping(mapping) => cx.get_item(mapping, &key),
            Keywords::Dict(Some(dict)) => match cx.dict_get(dict, &key)? {
                Some(value) => Ok(value),
                None => Err(cx.key_error(key)),
            },
            Keywords::Dict(None) => Err(cx.key_error(key)),
        }
    }
}

/// `!r`, `!s`, `!a`
fn convert(cx: &mut Cx, value: &Value, conversion: char) -> Result<Ref<Str>, Raised> {
    match conversion {
        'r' => cx.repr(value),
        's' => cx.str_of(value),
        'a' => cx.ascii(value),
        other => Err(cx.value_error(format_args!("Unknown conversion specifier {other}"))),
    }
}
