//! Printers for tokens and trees: what `bide dump` shows and what golden tests compare.
//!
//! A tree is one line for each node, indented by depth: the field that holds it, its class, its place as byte
//! offsets, and its plain fields. Empty fields are left out.

use std::fmt::Write;

use super::ast::*;
use super::error::SyntaxError;
use super::layout::{Extent, layout};
use crate::text::{SourceFile, Span};

/// Prints the tokens of a source text, one to a line.
pub fn dump_tokens(source: &SourceFile) -> Result<String, SyntaxError> {
    let mut out = String::new();
    let layout = layout(source, Extent::Whole);
    if let Some(error) = layout.error {
        return Err(error);
    }
    for token in layout.tokens {
        let (line, column) = source.line_col(token.span.start);
        let _ = write!(out, "{line}:{column} {:?}", token.tok);
        let text = source.slice(token.span);
        let _ = if text.is_empty() {
            writeln!(out)
        } else {
            writeln!(out, " {text:?}")
        };
    }
    Ok(out)
}

/// Prints a tree.
pub fn dump_ast(module: &Module) -> String {
    let mut printer = Printer {
        out: String::new(),
        depth: 0,
    };
    let flag = if module.top_level_await {
        " top_level_await"
    } else {
        ""
    };
    let _ = writeln!(printer.out, "Module{flag}");
    printer.inside(|p| p.stmts("body", &module.body));
    for warning in &module.warnings {
        let _ = writeln!(
            printer.out,
            "warning @{}..{} {}",
            warning.span.start, warning.span.end, warning.message
        );
    }
    printer.out
}

struct Printer {
    out: String,
    depth: usize,
}

impl Printer {
    fn line(&mut self, field: &str, class: &str, span: Option<Span>, plain: &str) {
        let _ = write!(
            self.out,
            "{:width$}{field}: {class}",
            "",
            width = self.depth * 2
        );
        if let Some(span) = span {
            let _ = write!(self.out, " @{}..{}", span.start, span.end);
        }
        self.out.push_str(plain);
        self.out.push('\n');
    }

    fn inside(&mut self, print: impl FnOnce(&mut Printer)) {
        self.depth += 1;
        print(self);
        self.depth -= 1;
    }

    fn node(
        &mut self,
        field: &str,
        class: &str,
        span: Span,
        plain: &str,
        print: impl FnOnce(&mut Printer),
    ) {
        self.line(field, class, Some(span), plain);
        self.inside(print);
    }

    fn bare(&mut self, field: &str, class: &str, plain: &str, print: impl FnOnce(&mut Printer)) {
        self.line(field, class, None, plain);
        self.inside(print);
    }

    // ---- Statements.

    fn stmts(&mut self, field: &str, body: &[Stmt]) {
        for stmt in body {
            self.stmt(field, stmt);
        }
    }

    fn stmt(&mut self, field: &str, stmt: &Stmt) {
        let s = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(node) => self.function(field, node, s),
            StmtKind::ClassDef(node) => self.class(field, node, s),
            StmtKind::Return { value } => {
                self.node(field, "Return", s, "", |p| p.boxed("value", value))
            }
            StmtKind::Delete { targets } => {
                self.node(field, "Delete", s, "", |p| p.exprs("targets", targets))
            }
            StmtKind::Assign { targets, value } => self.node(field, "Assign", s, "", |p| {
                p.exprs("targets", targets);
                p.expr("value", value);
            }),
            StmtKind::AugAssign { target, op, value } => {
                self.node(field, "AugAssign", s, &format!(" op={op:?}"), |p| {
                    p.expr("target", target);
                    p.expr("value", value);
                });
            }
            StmtKind::AnnAssign(node) => self.ann_assign(field, node, s),
            StmtKind::TypeAlias(node) => self.node(field, "TypeAlias", s, "", |p| {
                p.expr("name", &node.name);
                p.type_params(&node.type_params);
                p.expr("value", &node.value);
            }),
            StmtKind::Raise { exc, cause } => self.node(field, "Raise", s, "", |p| {
                p.boxed("exc", exc);
                p.boxed("cause", cause);
            }),
            StmtKind::Assert { test, msg } => self.node(field, "Assert", s, "", |p| {
                p.expr("test", test);
                p.boxed("msg", msg);
            }),
            StmtKind::Import { names } => self.node(field, "Import", s, "", |p| p.aliases(names)),
            StmtKind::ImportFrom(node) => {
                let module = node
                    .module
                    .as_ref()
                    .map_or(String::new(), |name| format!(" module={name}"));
                let plain = format!("{module} level={}", node.level);
                self.node(field, "ImportFrom", s, &plain, |p| p.aliases(&node.names));
            }
            StmtKind::Global { names } => {
                self.line(field, "Global", Some(s), &joined("names", names))
            }
            StmtKind::Nonlocal { names } => {
                self.line(field, "Nonlocal", Some(s), &joined("names", names))
            }
            StmtKind::Expr { value } => self.node(field, "Expr", s, "", |p| p.expr("value", value)),
            StmtKind::Later => self.line(field, "Later", Some(s), ""),
            StmtKind::Pass => self.line(field, "Pass", Some(s), ""),
            StmtKind::Break => self.line(field, "Break", Some(s), ""),
            StmtKind::Continue => self.line(field, "Continue", Some(s), ""),
            StmtKind::For(_)
            | StmtKind::While(_)
            | StmtKind::If(_)
            | StmtKind::With(_)
            | StmtKind::Match(_)
            | StmtKind::Try(_) => self.block(field, stmt),
        }
    }

    fn block(&mut self, field: &str, stmt: &Stmt) {
        let s = stmt.span;
        match &stmt.kind {
            StmtKind::For(node) => self.node(field, asynced("For", node.is_async), s, "", |p| {
                p.expr("target", &node.target);
                p.expr("iter", &node.iter);
                p.stmts("body", &node.body);
                p.stmts("orelse", &node.orelse);
            }),
            StmtKind::While(node) => self.node(field, "While", s, "", |p| {
                p.expr("test", &node.test);
                p.stmts("body", &node.body);
                p.stmts("orelse", &node.orelse);
            }),
            StmtKind::If(node) => self.node(field, "If", s, "", |p| {
                p.expr("test", &node.test);
                p.stmts("body", &node.body);
                p.stmts("orelse", &node.orelse);
            }),
            StmtKind::With(node) => self.node(field, asynced("With", node.is_async), s, "", |p| {
                for item in &node.items {
                    p.with_item(item);
                }
                p.stmts("body", &node.body);
            }),
            StmtKind::Match(node) => self.node(field, "Match", s, "", |p| {
                p.expr("subject", &node.subject);
                for case in &node.cases {
                    p.case(case);
                }
            }),
            StmtKind::Try(node) => self.try_(field, node, s),
            _ => {}
        }
    }

    fn function(&mut self, field: &str, node: &FunctionDef, span: Span) {
        let class = asynced("FunctionDef", node.is_async);
        self.node(field, class, span, &format!(" name={}", node.name), |p| {
            p.arguments(&node.args);
            p.stmts("body", &node.body);
            p.exprs("decorator_list", &node.decorator_list);
            p.maybe("returns", &node.returns);
            p.type_params(&node.type_params);
        });
    }

    fn class(&mut self, field: &str, node: &ClassDef, span: Span) {
        self.node(
            field,
            "ClassDef",
            span,
            &format!(" name={}", node.name),
            |p| {
                p.exprs("bases", &node.bases);
                p.keywords(&node.keywords);
                p.stmts("body", &node.body);
                p.exprs("decorator_list", &node.decorator_list);
                p.type_params(&node.type_params);
            },
        );
    }

    fn ann_assign(&mut self, field: &str, node: &AnnAssign, span: Span) {
        self.node(
            field,
            "AnnAssign",
            span,
            &format!(" simple={}", u8::from(node.simple)),
            |p| {
                p.expr("target", &node.target);
                p.expr("annotation", &node.annotation);
                p.maybe("value", &node.value);
            },
        );
    }

    fn try_(&mut self, field: &str, node: &Try, span: Span) {
        let class = if node.is_star { "TryStar" } else { "Try" };
        self.node(field, class, span, "", |p| {
            p.stmts("body", &node.body);
            for handler in &node.handlers {
                p.handler(handler);
            }
            p.stmts("orelse", &node.orelse);
            p.stmts("finalbody", &node.finalbody);
        });
    }

    fn handler(&mut self, node: &ExceptHandler) {
        let name = node
            .name
            .as_ref()
            .map_or(String::new(), |name| format!(" name={}", name.id));
        self.node("handlers", "ExceptHandler", node.span, &name, |p| {
            p.maybe("type", &node.typ);
            p.stmts("body", &node.body);
        });
    }

    fn with_item(&mut self, item: &WithItem) {
        self.bare("items", "withitem", "", |p| {
            p.expr("context_expr", &item.context_expr);
            p.maybe("optional_vars", &item.optional_vars);
        });
    }

    fn case(&mut self, case: &MatchCase) {
        self.bare("cases", "match_case", "", |p| {
            p.pattern("pattern", &case.pattern);
            p.maybe("guard", &case.guard);
            p.stmts("body", &case.body);
        });
    }

    fn aliases(&mut self, names: &[Alias]) {
        for alias in names {
            let asname = alias
                .asname
                .as_ref()
                .map_or(String::new(), |name| format!(" asname={name}"));
            self.line(
                "names",
                "alias",
                Some(alias.span),
                &format!(" name={}{asname}", alias.name),
            );
        }
    }

    // ---- Parameters.

    fn arguments(&mut self, args: &Arguments) {
        self.bare("args", "arguments", "", |p| {
            p.args("posonlyargs", &args.posonlyargs);
            p.args("args", &args.args);
            p.args("vararg", args.vararg.as_slice());
            p.args("kwonlyargs", &args.kwonlyargs);
            for default in &args.kw_defaults {
                match default {
                    Some(default) => p.expr("kw_defaults", default),
                    None => p.line("kw_defaults", "None", None, ""),
                }
            }
            p.args("kwarg", args.kwarg.as_slice());
            p.exprs("defaults", &args.defaults);
        });
    }

    fn args(&mut self, field: &str, args: &[Arg]) {
        for arg in args {
            let plain = format!(" arg={}", arg.arg);
            self.node(field, "arg", arg.span, &plain, |p| {
                p.maybe("annotation", &arg.annotation)
            });
        }
    }

    fn type_params(&mut self, params: &[TypeParam]) {
        for param in params {
            let (class, bound) = match &param.kind {
                TypeParamKind::TypeVar { bound } => ("TypeVar", bound.as_ref()),
                TypeParamKind::TypeVarTuple => ("TypeVarTuple", None),
                TypeParamKind::ParamSpec => ("ParamSpec", None),
            };
            self.node(
                "type_params",
                class,
                param.span,
                &format!(" name={}", param.name),
                |p| {
                    if let Some(bound) = bound {
                        p.expr("bound", bound);
                    }
                    p.maybe("default_value", &param.default_value);
                },
            );
        }
    }

    fn keywords(&mut self, keywords: &[Keyword]) {
        for keyword in keywords {
            let arg = keyword
                .arg
                .as_ref()
                .map_or(String::new(), |arg| format!(" arg={arg}"));
            self.node("keywords", "keyword", keyword.span, &arg, |p| {
                p.expr("value", &keyword.value)
            });
        }
    }

    // ---- Expressions.

    fn exprs(&mut self, field: &str, list: &[Expr]) {
        for e in list {
            self.expr(field, e);
        }
    }

    fn maybe(&mut self, field: &str, e: &Option<Expr>) {
        self.exprs(field, e.as_slice());
    }

    fn boxed(&mut self, field: &str, e: &Option<Box<Expr>>) {
        if let Some(e) = e {
            self.expr(field, e);
        }
    }

    fn expr(&mut self, field: &str, e: &Expr) {
        let s = e.span;
        match &e.kind {
            ExprKind::BoolOp { op, values } => {
                self.node(field, "BoolOp", s, &format!(" op={op:?}"), |p| {
                    p.exprs("values", values)
                });
            }
            ExprKind::NamedExpr { target, value } => self.node(field, "NamedExpr", s, "", |p| {
                p.expr("target", target);
                p.expr("value", value);
            }),
            ExprKind::BinOp { left, op, right } => {
                self.node(field, "BinOp", s, &format!(" op={op:?}"), |p| {
                    p.expr("left", left);
                    p.expr("right", right);
                })
            }
            ExprKind::UnaryOp { op, operand } => {
                self.node(field, "UnaryOp", s, &format!(" op={op:?}"), |p| {
                    p.expr("operand", operand)
                });
            }
            ExprKind::Lambda { args, body } => self.node(field, "Lambda", s, "", |p| {
                p.arguments(args);
                p.expr("body", body);
            }),
            ExprKind::IfExp { test, body, orelse } => self.node(field, "IfExp", s, "", |p| {
                p.expr("test", test);
                p.expr("body", body);
                p.expr("orelse", orelse);
            }),
            ExprKind::Await { value } => {
                self.node(field, "Await", s, "", |p| p.expr("value", value))
            }
            ExprKind::Yield { value } => {
                self.node(field, "Yield", s, "", |p| p.boxed("value", value))
            }
            ExprKind::YieldFrom { value } => {
                self.node(field, "YieldFrom", s, "", |p| p.expr("value", value))
            }
            ExprKind::Compare(node) => self.compare(field, node, s),
            ExprKind::Call(node) => self.node(field, "Call", s, "", |p| {
                p.expr("func", &node.func);
                p.exprs("args", &node.args);
                p.keywords(&node.keywords);
            }),
            ExprKind::Constant(value) => self.line(field, "Constant", Some(s), &constant(value)),
            ExprKind::Attribute { value, attr, .. } => {
                self.node(field, "Attribute", s, &format!(" attr={attr}"), |p| {
                    p.expr("value", value)
                });
            }
            ExprKind::Subscript { value, slice } => self.node(field, "Subscript", s, "", |p| {
                p.expr("value", value);
                p.expr("slice", slice);
            }),
            ExprKind::Starred { value } => {
                self.node(field, "Starred", s, "", |p| p.expr("value", value))
            }
            ExprKind::Name { id } => self.line(field, "Name", Some(s), &format!(" id={id}")),
            ExprKind::List { elts } => self.node(field, "List", s, "", |p| p.exprs("elts", elts)),
            ExprKind::Tuple { elts } => self.node(field, "Tuple", s, "", |p| p.exprs("elts", elts)),
            ExprKind::Set { elts } => self.node(field, "Set", s, "", |p| p.exprs("elts", elts)),
            ExprKind::Slice { lower, upper, step } => self.node(field, "Slice", s, "", |p| {
                p.boxed("lower", lower);
                p.boxed("upper", upper);
                p.boxed("step", step);
            }),
            ExprKind::Dict(node) => self.dict(field, node, s),
            ExprKind::ListComp { elt, generators } => {
                self.comp(field, "ListComp", elt, generators, s)
            }
            ExprKind::SetComp { elt, generators } => {
                self.comp(field, "SetComp", elt, generators, s)
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.comp(field, "GeneratorExp", elt, generators, s)
            }
            ExprKind::DictComp(node) => self.node(field, "DictComp", s, "", |p| {
                p.expr("key", &node.key);
                p.expr("value", &node.value);
                p.generators(&node.generators);
            }),
            ExprKind::FormattedValue(_)
            | ExprKind::Interpolation(_)
            | ExprKind::JoinedStr { .. }
            | ExprKind::TemplateStr { .. } => self.template(field, e),
        }
    }

    fn template(&mut self, field: &str, e: &Expr) {
        let s = e.span;
        match &e.kind {
            ExprKind::JoinedStr { values } => {
                self.node(field, "JoinedStr", s, "", |p| p.exprs("values", values))
            }
            ExprKind::TemplateStr { values } => {
                self.node(field, "TemplateStr", s, "", |p| p.exprs("values", values))
            }
            ExprKind::FormattedValue(node) => {
                self.node(
                    field,
                    "FormattedValue",
                    s,
                    conversion(node.conversion),
                    |p| {
                        p.expr("value", &node.value);
                        p.maybe("format_spec", &node.format_spec);
                    },
                );
            }
            ExprKind::Interpolation(node) => {
                let plain = format!(" str={}{}", quoted(&node.str), conversion(node.conversion));
                self.node(field, "Interpolation", s, &plain, |p| {
                    p.expr("value", &node.value);
                    p.maybe("format_spec", &node.format_spec);
                });
            }
            _ => {}
        }
    }

    fn compare(&mut self, field: &str, node: &Compare, span: Span) {
        let ops: Vec<String> = node.ops.iter().map(|op| format!("{op:?}")).collect();
        self.node(
            field,
            "Compare",
            span,
            &format!(" ops={}", ops.join(",")),
            |p| {
                p.expr("left", &node.left);
                p.exprs("comparators", &node.comparators);
            },
        );
    }

    fn dict(&mut self, field: &str, node: &Dict, span: Span) {
        self.node(field, "Dict", span, "", |p| {
            for (key, value) in node.keys.iter().zip(&node.values) {
                match key {
                    Some(key) => p.expr("keys", key),
                    None => p.line("keys", "None", None, ""),
                }
                p.expr("values", value);
            }
        });
    }

    fn comp(
        &mut self,
        field: &str,
        class: &str,
        elt: &Expr,
        generators: &[Comprehension],
        span: Span,
    ) {
        self.node(field, class, span, "", |p| {
            p.expr("elt", elt);
            p.generators(generators);
        });
    }

    fn generators(&mut self, generators: &[Comprehension]) {
        for generator in generators {
            let plain = if generator.is_async { " is_async" } else { "" };
            self.bare("generators", "comprehension", plain, |p| {
                p.expr("target", &generator.target);
                p.expr("iter", &generator.iter);
                p.exprs("ifs", &generator.ifs);
            });
        }
    }

    // ---- Patterns.

    fn patterns(&mut self, field: &str, list: &[Pattern]) {
        for pattern in list {
            self.pattern(field, pattern);
        }
    }

    fn pattern(&mut self, field: &str, pattern: &Pattern) {
        let s = pattern.span;
        match &pattern.kind {
            PatternKind::MatchValue { value } => {
                self.node(field, "MatchValue", s, "", |p| p.expr("value", value))
            }
            PatternKind::MatchSingleton { value } => {
                self.line(field, "MatchSingleton", Some(s), &constant(value))
            }
            PatternKind::MatchSequence { patterns } => {
                self.node(field, "MatchSequence", s, "", |p| {
                    p.patterns("patterns", patterns)
                });
            }
            PatternKind::MatchMapping {
                keys,
                patterns,
                rest,
            } => {
                self.node(field, "MatchMapping", s, &named("rest", rest), |p| {
                    p.exprs("keys", keys);
                    p.patterns("patterns", patterns);
                });
            }
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            } => {
                self.node(
                    field,
                    "MatchClass",
                    s,
                    &joined("kwd_attrs", kwd_attrs),
                    |p| {
                        p.expr("cls", cls);
                        p.patterns("patterns", patterns);
                        p.patterns("kwd_patterns", kwd_patterns);
                    },
                );
            }
            PatternKind::MatchStar { name } => {
                self.line(field, "MatchStar", Some(s), &named("name", name))
            }
            PatternKind::MatchAs { pattern, name } => {
                self.node(field, "MatchAs", s, &named("name", name), |p| {
                    if let Some(pattern) = pattern {
                        p.pattern("pattern", pattern);
                    }
                })
            }
            PatternKind::MatchOr { patterns } => {
                self.node(field, "MatchOr", s, "", |p| {
                    p.patterns("patterns", patterns)
                });
            }
        }
    }
}

fn asynced(class: &'static str, is_async: bool) -> &'static str {
    match (class, is_async) {
        ("For", true) => "AsyncFor",
        ("With", true) => "AsyncWith",
        ("FunctionDef", true) => "AsyncFunctionDef",
        (class, _) => class,
    }
}

fn named(field: &str, name: &Option<Ident>) -> String {
    name.as_ref()
        .map_or(String::new(), |name| format!(" {field}={}", name.id))
}

fn joined(field: &str, names: &[Ident]) -> String {
    let names: Vec<&str> = names.iter().map(|name| &*name.id).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" {field}={}", names.join(","))
    }
}

fn conversion(conversion: Conversion) -> &'static str {
    match conversion {
        Conversion::None => "",
        Conversion::Str => " conversion=s",
        Conversion::Repr => " conversion=r",
        Conversion::Ascii => " conversion=a",
    }
}

fn constant(value: &Constant) -> String {
    match value {
        Constant::None => " None".to_owned(),
        Constant::True => " True".to_owned(),
        Constant::False => " False".to_owned(),
        Constant::Ellipsis => " Ellipsis".to_owned(),
        Constant::Int(value) => format!(" int {value}"),
        Constant::BigInt(value) => format!(" int {value}"),
        Constant::Float(value) => format!(" float {value:e}"),
        Constant::Complex(value) => format!(" complex {value:e}"),
        Constant::Str(value) => format!(" str {}", quoted(value)),
        Constant::Bytes(value) => {
            let text: String = value.iter().map(|&byte| byte as char).collect();
            format!(" bytes {}", quoted(&text))
        }
    }
}

/// Text in quotes, with all but printable ASCII as `\u{…}`.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            ' '..='~' => out.push(character),
            other => {
                let _ = write!(out, "\\u{{{:x}}}", other as u32);
            }
        }
    }
    out.push('"');
    out
}
