//! A listing of a code object, for people and for golden files.
//!
//! An instruction prints as its name and operands; registers that are variables go by the variable's
//! name, jump targets by a label, constants and names by what they are. The codes of inner functions
//! follow the code that holds them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::bytecode::code::{Code, Constant, Parameters};
use crate::bytecode::instr::{Instr, NO_REG, Reg};
use crate::bytecode::operands;

/// The listing of the code and, after it, of those inside it.
pub fn listing(code: &Code) -> String {
    let mut out = String::new();
    let mut rest = vec![code];
    while let Some(code) = rest.pop() {
        if !out.is_empty() {
            out.push('\n');
        }
        Listing::new(code).write(&mut out);
        let inner = code
            .consts
            .iter()
            .rev()
            .filter_map(|constant| match constant {
                Constant::Code(code) => Some(&**code),
                _ => None,
            });
        rest.extend(inner);
    }
    out
}

struct Listing<'a> {
    code: &'a Code,
    /// The label of each instruction that is jumped to.
    labels: BTreeMap<u32, usize>,
}

impl<'a> Listing<'a> {
    fn new(code: &'a Code) -> Listing<'a> {
        let jumps = code.instrs.iter().enumerate();
        let jumps = jumps.filter_map(|(pc, &instr)| {
            Some((pc as i64 + 1 + operands::jump_offset(instr)?) as u32)
        });
        let mut labels: BTreeMap<u32, usize> = jumps.map(|target| (target, 0)).collect();
        labels.extend(code.handlers.iter().map(|handler| (handler.target, 0)));
        labels
            .values_mut()
            .enumerate()
            .for_each(|(index, label)| *label = index + 1);
        Listing { code, labels }
    }

    fn write(&self, out: &mut String) {
        // Writing to a string cannot fail.
        let _ = self.header(out);
        let _ = self.instructions(out);
        let _ = self.tables(out);
    }

    fn header(&self, out: &mut String) -> std::fmt::Result {
        let code = self.code;
        writeln!(
            out,
            "{:?} {}({})",
            code.kind,
            code.qualname,
            parameters(code)
        )?;
        if let Some(doc) = &code.doc {
            writeln!(out, "  doc {doc:?}")?;
        }
        let cells: Vec<String> = code.cells.iter().map(|&reg| self.register(reg)).collect();
        list(out, "cells", &cells)?;
        list(
            out,
            "free",
            &code
                .free
                .iter()
                .map(|name| name.to_string())
                .collect::<Vec<_>>(),
        )?;
        let temps = code.registers - code.first_temp;
        writeln!(out, "  {} variables, {temps} temporaries", code.first_temp)
    }

    fn instructions(&self, out: &mut String) -> std::fmt::Result {
        let mut line = 0;
        for (pc, &instr) in self.code.instrs.iter().enumerate() {
            let pc = pc as u32;
            let here = self.code.source.line(self.code.span_at(pc).start);
            let shown = if here == line {
                String::new()
            } else {
                here.to_string()
            };
            line = here;
            let label = self
                .labels
                .get(&pc)
                .map_or(String::new(), |label| format!("L{label}:"));
            writeln!(out, "{shown:>5} {label:>5} {}", self.instruction(pc, instr))?;
        }
        Ok(())
    }

    /// The instruction's derived text, `Name { field: operand, … }`, with the operands resolved.
    fn instruction(&self, pc: u32, instr: Instr) -> String {
        let text = format!("{instr:?}");
        let Some((name, fields)) = text.split_once(" { ") else {
            return text;
        };
        let mut words = vec![name.to_owned()];
        for field in fields.trim_end_matches(" }").split(", ") {
            match field.split_once(": ") {
                Some(("inplace", "false")) => {}
                Some(("inplace", _)) => words.push("inplace".to_owned()),
                Some(("offset", _)) => words.push(format!("to {}", self.target(pc, instr))),
                Some((field, operand)) => words.push(format!("{field}={}", self.operand(operand))),
                None => words.push(field.to_owned()),
            }
        }
        words.join(" ")
    }

    fn target(&self, pc: u32, instr: Instr) -> String {
        let target = operands::jump_offset(instr).map(|offset| (i64::from(pc) + 1 + offset) as u32);
        let label = target.and_then(|target| self.labels.get(&target));
        label.map_or("?".to_owned(), |label| format!("L{label}"))
    }

    fn operand(&self, text: &str) -> String {
        let mut chars = text.chars();
        let (kind, number) = (chars.next(), chars.as_str().parse::<u16>());
        match (kind, number) {
            (Some('r'), Ok(number)) => self.register(Reg(number)),
            (Some('k'), Ok(number)) => self
                .code
                .consts
                .get(usize::from(number))
                .map_or(text.to_owned(), constant),
            (Some('n'), Ok(number)) => named(&self.code.names, number),
            (Some('a'), Ok(number)) => named(&self.code.attr_sites, number),
            (Some('g'), Ok(number)) => named(&self.code.global_sites, number),
            _ => text.to_owned(),
        }
    }

    fn register(&self, reg: Reg) -> String {
        if reg == NO_REG {
            return "none".to_owned();
        }
        let name = self.code.variables.get(usize::from(reg.0));
        name.map_or_else(|| format!("r{}", reg.0), |name| name.to_string())
    }

    fn tables(&self, out: &mut String) -> std::fmt::Result {
        for handler in &self.code.handlers {
            let label = self.labels.get(&handler.target).copied().unwrap_or(0);
            let exc = self.register(handler.exc);
            writeln!(
                out,
                "  {}..{} raises to L{label} with {exc}",
                handler.start, handler.end
            )?;
        }
        for handling in &self.code.handling {
            let exc = self.register(handling.exc);
            writeln!(out, "  {}..{} handles {exc}", handling.start, handling.end)?;
        }
        Ok(())
    }
}

fn list(out: &mut String, what: &str, items: &[String]) -> std::fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {what} {}", items.join(", "))
}

fn named(names: &[std::rc::Rc<str>], index: u16) -> String {
    names
        .get(usize::from(index))
        .map_or("?".to_owned(), |name| format!("`{name}`"))
}

/// The parameters as they would be written.
fn parameters(code: &Code) -> String {
    let Parameters {
        positional,
        positional_only,
        keyword_only,
        varargs,
        varkw,
    } = code.params;
    let name = |index: u16| {
        code.variables
            .get(usize::from(index))
            .map_or("?", |name| name)
    };
    let mut words = Vec::new();
    for index in 0..positional {
        words.push(name(index).to_owned());
        if index + 1 == positional_only {
            words.push("/".to_owned());
        }
    }
    let rest = positional + keyword_only;
    if varargs {
        words.push(format!("*{}", name(rest)));
    } else if keyword_only > 0 {
        words.push("*".to_owned());
    }
    words.extend((positional..rest).map(|index| name(index).to_owned()));
    if varkw {
        words.push(format!("**{}", name(rest + u16::from(varargs))));
    }
    words.join(", ")
}

fn constant(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Ellipsis => "...".to_owned(),
        Constant::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Complex(re, im) => format!("({re:?}+{im:?}j)"),
        Constant::Str(text) => format!("{text:?}"),
        Constant::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Constant::Tuple(items) => format!("({})", constants(items)),
        Constant::FrozenSet(items) => format!("frozenset({})", constants(items)),
        Constant::Code(code) => format!("<code {}>", code.qualname),
    }
}

fn constants(items: &[Constant]) -> String {
    let items: Vec<String> = items.iter().map(constant).collect();
    items.join(", ")
}
