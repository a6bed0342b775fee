//! Strings: pieces of templates, and neighbours joined into one.

use std::rc::Rc;

use super::Builder;
use super::expressions::{constant, expr};
use crate::syntax::ast::*;
use crate::syntax::escapes::{self, Body};
use crate::syntax::strings::Quotes;
use crate::text::Span;

/// One of the literals that stand side by side.
pub enum StringPart {
    /// A string or bytes literal.
    Plain(Span),
    /// An f-string or t-string.
    Template(Box<Template>),
}

/// An f-string or t-string.
pub struct Template {
    span: Span,
    pieces: Vec<Piece>,
    is_t: bool,
}

/// A piece of a template.
pub enum Piece {
    /// Literal text.
    Text(Span),
    /// `{…}`
    Field(Span, Box<Field>),
}

/// What is in a replacement field.
pub struct Field {
    value: Expr,
    /// Where the `=` ends, if there is one.
    debug: Option<u32>,
    conversion: Option<(u32, u32)>,
    spec: Option<(u32, Vec<Piece>, u32)>,
}

impl Field {
    /// Puts the parts together.
    pub fn new(
        value: Expr,
        debug: Option<u32>,
        conversion: Option<(u32, u32)>,
        spec: Option<(u32, Vec<Piece>, u32)>,
    ) -> Box<Field> {
        Box::new(Field {
            value,
            debug,
            conversion,
            spec,
        })
    }
}

/// A string or bytes literal
pub fn plain_string(l: u32, r: u32) -> StringPart {
    StringPart::Plain(Span::new(l, r))
}

/// An f-string
pub fn f_string(l: u32, pieces: Vec<Piece>, r: u32) -> StringPart {
    template(l, pieces, r, false)
}

/// A t-string
pub fn t_string(l: u32, pieces: Vec<Piece>, r: u32) -> StringPart {
    template(l, pieces, r, true)
}

fn template(l: u32, pieces: Vec<Piece>, r: u32, is_t: bool) -> StringPart {
    let span = Span::new(l, r);
    StringPart::Template(Box::new(Template { span, pieces, is_t }))
}

/// Literal text in a template
pub fn text_piece(l: u32, r: u32) -> Piece {
    Piece::Text(Span::new(l, r))
}

/// A replacement field
pub fn field_piece(l: u32, field: Box<Field>, r: u32) -> Piece {
    Piece::Field(Span::new(l, r), field)
}

/// How the fields of a template become nodes.
#[derive(Copy, Clone)]
struct Style {
    raw: bool,
    is_t: bool,
}

impl Builder<'_> {
    /// Literals that stand side by side, as one.
    pub fn strings(&mut self, l: u32, parts: Vec<StringPart>, r: u32) -> Expr {
        let templates = parts
            .iter()
            .filter(|part| matches!(part, StringPart::Template(_)))
            .count();
        let plain: Vec<bool> = parts
            .iter()
            .filter_map(|part| self.is_bytes(part))
            .collect();
        let span = Span::new(l, r);
        if plain.iter().any(|&bytes| bytes) && (templates > 0 || plain.iter().any(|&bytes| !bytes))
        {
            self.error(span, "cannot mix bytes and nonbytes literals");
            return constant(l, Constant::None, r);
        }
        match (templates, plain.first()) {
            (0, Some(true)) => self.join_bytes(span, &parts),
            (0, _) => self.join_strings(span, &parts),
            _ => self.join_templates(span, parts),
        }
    }

    fn is_bytes(&self, part: &StringPart) -> Option<bool> {
        match part {
            StringPart::Plain(span) => Some(self.quotes(*span).bytes),
            StringPart::Template(_) => None,
        }
    }

    fn quotes(&self, literal: Span) -> Quotes {
        let text = self.source.slice(literal);
        let prefix = text.find(['"', '\'']).unwrap_or(0) as u32;
        Quotes::read(
            &self.source.text,
            Span::new(literal.start, literal.start + prefix + 1),
        )
    }

    /// What is between a plain literal's quotes.
    fn body(&self, literal: Span) -> Body<'_> {
        let quotes = self.quotes(literal);
        let text = self.source.slice(literal);
        let from = text.find(['"', '\'']).unwrap_or(0) + quotes.len() as usize;
        let to = text.len() - quotes.len() as usize;
        Body {
            text: &text[from..to],
            start: literal.start + from as u32,
            raw: quotes.raw,
            braces: false,
        }
    }

    fn plain_text(&mut self, literal: Span) -> String {
        let mut warnings = std::mem::take(&mut self.warnings);
        let decoded = escapes::decode_str(self.body(literal), &mut warnings);
        self.warnings = warnings;
        decoded.unwrap_or_else(|error| {
            self.errors.push(error);
            String::new()
        })
    }

    fn join_strings(&mut self, span: Span, parts: &[StringPart]) -> Expr {
        let mut text = String::new();
        for part in parts {
            if let StringPart::Plain(literal) = part {
                text.push_str(&self.plain_text(*literal));
            }
        }
        constant(span.start, Constant::Str(text.into()), span.end)
    }

    fn join_bytes(&mut self, span: Span, parts: &[StringPart]) -> Expr {
        let mut bytes = Vec::new();
        for part in parts {
            if let StringPart::Plain(literal) = part {
                let mut warnings = std::mem::take(&mut self.warnings);
                let decoded = escapes::decode_bytes(self.body(*literal), &mut warnings);
                self.warnings = warnings;
                match decoded {
                    Ok(mut more) => bytes.append(&mut more),
                    Err(error) => self.errors.push(error),
                }
            }
        }
        constant(span.start, Constant::Bytes(bytes.into()), span.end)
    }

    // ---- Templates.

    fn join_templates(&mut self, span: Span, parts: Vec<StringPart>) -> Expr {
        let is_t =
            |part: &StringPart| matches!(part, StringPart::Template(template) if template.is_t);
        let t_strings = parts.iter().filter(|part| is_t(part)).count();
        if t_strings > 0 && t_strings < parts.len() {
            self.error(
                span,
                "cannot mix t-string literals with string or bytes literals",
            );
        }
        let mut values = Values::default();
        for part in parts {
            match part {
                StringPart::Plain(literal) => values.text(literal, &self.plain_text(literal)),
                StringPart::Template(template) => self.template(*template, &mut values),
            }
        }
        let values = values.finish();
        let kind = if t_strings > 0 {
            ExprKind::TemplateStr { values }
        } else {
            ExprKind::JoinedStr { values }
        };
        expr(span.start, kind, span.end)
    }

    fn template(&mut self, template: Template, values: &mut Values) {
        let style = Style {
            raw: self.quotes(template.span).raw,
            is_t: template.is_t,
        };
        self.pieces(template.pieces, style, true, values);
    }

    fn pieces(&mut self, pieces: Vec<Piece>, style: Style, braces: bool, values: &mut Values) {
        for piece in pieces {
            match piece {
                Piece::Text(span) => {
                    let text = self.template_text(span, style.raw, braces);
                    values.text(span, &text);
                }
                Piece::Field(span, field) => self.field(span, *field, style, values),
            }
        }
    }

    fn template_text(&mut self, span: Span, raw: bool, braces: bool) -> String {
        let body = Body {
            text: &self.source.text[span.range()],
            start: span.start,
            raw,
            braces,
        };
        escapes::decode_str(body, &mut self.warnings).unwrap_or_else(|error| {
            self.errors.push(error);
            String::new()
        })
    }

    fn field(&mut self, span: Span, field: Field, style: Style, values: &mut Values) {
        if let Some(end) = field.debug {
            let shown = Span::new(span.start + 1, self.skip_space(end));
            let past = without_comments(self.source.slice(Span::new(end, shown.end)));
            let text = self.source.slice(Span::new(shown.start, end)).to_owned() + &past;
            values.text(shown, &text.replace("\r\n", "\n"));
        }
        let conversion = self.conversion(&field, style);
        let format_spec = field
            .spec
            .map(|(start, pieces, end)| self.format_spec(start, pieces, style, end));
        let source = self.field_source(span, &field.value, field.debug);
        let value = field.value;
        let kind = if style.is_t {
            ExprKind::Interpolation(Box::new(Interpolation {
                value,
                str: source,
                conversion,
                format_spec,
            }))
        } else {
            ExprKind::FormattedValue(Box::new(FormattedValue {
                value,
                conversion,
                format_spec,
            }))
        };
        values.node(expr(span.start, kind, span.end));
    }

    /// Where what follows blanks and comments begins.
    fn skip_space(&self, from: u32) -> u32 {
        let mut rest = self.source.text[from as usize..].trim_start();
        while rest.starts_with('#') {
            rest = rest.find('\n').map_or("", |end| &rest[end..]).trim_start();
        }
        (self.source.text.len() - rest.len()) as u32
    }

    /// The source text of a field's value, parentheses and all.
    fn field_source(&self, field: Span, value: &Expr, debug: Option<u32>) -> Rc<str> {
        let text = &self.source.text;
        let mut end = debug.map_or(value.span.end, |end| end - 1) as usize;
        while debug.is_none() && text[end..].trim_start().starts_with(')') {
            end = text.len() - text[end..].trim_start().len() + 1;
        }
        text[field.start as usize + 1..end].trim_end().into()
    }

    fn conversion(&mut self, field: &Field, style: Style) -> Conversion {
        let Some((l, r)) = field.conversion else {
            let shown_plainly = field.debug.is_some() && field.spec.is_none();
            return if shown_plainly {
                Conversion::Repr
            } else {
                Conversion::None
            };
        };
        if self.source.text[..l as usize].ends_with(char::is_whitespace) {
            let letter = if style.is_t { 't' } else { 'f' };
            let message = "conversion type must come right after the exclamation mark";
            self.error(Span::new(l, r), format!("{letter}-string: {message}"));
        }
        match self.source.slice(Span::new(l, r)) {
            "s" => Conversion::Str,
            "r" => Conversion::Repr,
            "a" => Conversion::Ascii,
            other => {
                let letter = if style.is_t { 't' } else { 'f' };
                let message = format!(
                    "{letter}-string: invalid conversion character '{other}': expected 's', 'r', or 'a'"
                );
                self.error(Span::new(l, r), message);
                Conversion::None
            }
        }
    }

    /// A format is a small f-string of its own, in t-strings too.
    fn format_spec(&mut self, start: u32, pieces: Vec<Piece>, style: Style, end: u32) -> Expr {
        let mut values = Values::default();
        self.pieces(
            pieces,
            Style {
                is_t: false,
                ..style
            },
            false,
            &mut values,
        );
        expr(
            start,
            ExprKind::JoinedStr {
                values: values.finish(),
            },
            end,
        )
    }

    /// A string as a pattern: no templates.
    pub fn string_pattern(&mut self, l: u32, parts: Vec<StringPart>, r: u32) -> Expr {
        let value = self.strings(l, parts, r);
        if !matches!(value.kind, ExprKind::Constant(_)) {
            self.error(
                value.span,
                "patterns may only match literals and attribute lookups",
            );
        }
        value
    }
}

/// The values of a joined string: runs of text are one constant, and empty ones none.
#[derive(Default)]
struct Values {
    done: Vec<Expr>,
    text: String,
    span: Span,
}

impl Values {
    fn text(&mut self, span: Span, text: &str) {
        if self.text.is_empty() {
            self.span = span;
        }
        self.span.end = span.end;
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.done.push(constant(
                self.span.start,
                Constant::Str(text.into()),
                self.span.end,
            ));
        }
    }

    fn node(&mut self, node: Expr) {
        self.flush();
        self.done.push(node);
    }

    fn finish(mut self) -> Vec<Expr> {
        self.flush();
        self.done
    }
}

/// The text with what follows a `#` on each line left out.
fn without_comments(text: &str) -> String {
    let lines = text
        .split('\n')
        .map(|line| line.split('#').next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}
