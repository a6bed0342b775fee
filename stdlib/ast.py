"""Literals as values. Of CPython's syntax trees nothing is here: see `__getattr__`."""

import re

__all__ = ["literal_eval"]

_TOKEN = re.compile(r"""
    (?P<space> (?: \s | \\\n | \#[^\n]* )+ )
  | (?P<string> (?: [rRuUbB] | [rR][bB] | [bB][rR] )?
        (?: \"{3} (?: \\. | [^\\] )*? \"{3} | '{3} (?: \\. | [^\\] )*? '{3}
          | "(?: \\. | [^"\\\n] )*" | '(?: \\. | [^'\\\n] )*' ) )
  | (?P<number> 0[xX][\da-fA-F_]+ | 0[oO][0-7_]+ | 0[bB][01_]+
        | (?: \d[\d_]*\.?[\d_]* | \.\d[\d_]* ) (?: [eE][+-]?[\d_]+ )? [jJ]? )
  | (?P<constant> (?: True | False | None )\b | \.\.\. | set \s* \( \s* \) )
  | (?P<sign> [+-] )
  | (?P<open> [(\[{] )
  | (?P<close> [)\]}] )
  | (?P<comma> [,:] )
""", re.VERBOSE | re.DOTALL)

_OPERAND = ("string", "number", "constant", "close")


def literal_eval(node_or_string):
    """The value of a text that is nothing but literals: numbers, texts, and containers of these."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    source = node_or_string.lstrip(" \t")
    code = compile(source, "<unknown>", "eval")
    before, signed = None, False
    tokens = list(_tokens(source))
    for index, (kind, text, line) in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else (None, "", line)
        if kind is None or kind == "open" and before in _OPERAND:
            raise ValueError(_malformed(line))
        if kind == "sign":
            binary = before in _OPERAND
            imaginary = after[1][-1:] in ("j", "J")
            if after[0] != "number" or before == "sign" or binary and not (before == "number" and imaginary):
                raise ValueError(_malformed(line))
        before = kind
    return eval(code, {"__builtins__": {"set": set}})


def _tokens(source):
    at, line = 0, 1
    while at < len(source):
        found = _TOKEN.match(source, at)
        if found is None:
            yield None, "", line
            return
        if found.lastgroup != "space":
            yield found.lastgroup, found.group(), line
        line += found.group().count("\n")
        at = found.end()


def _malformed(line):
    return f"malformed node or string on line {line}"


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'ast' has no attribute {name!r}")
    raise NotImplementedError(f"valid Python, not in Bide: ast.{name}")
