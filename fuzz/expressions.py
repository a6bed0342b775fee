"""Random expressions of a wanted type, from the variables that are in scope.

Most are right; some are wrong on purpose, so that errors are compared too.
"""

import random

INTS = ["0", "1", "-1", "2", "3", "7", "10", "-5", "255", "1000", "(2**62)", "(2**63)", "(-2**63)", "(10**20)", "True"]
FLOATS = ["0.0", "1.0", "-1.5", "2.5", "0.1", "1e10", "1e-7", "3.14159", "-0.0", "1e300", "float('inf')"]
WORDS = ["''", "'a'", "'abc'", "'Hello'", "'x y z'", "'é'", "'日本'", "'a,b,c'", "'  pad '", "'AbC'", "'12'", "'\\n'", "'%'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'a b'"]
SPECS = ["", "5", "<6", ">6", "^7", "*^9", "05", "+", ",", "_", "x", "b", "o", ".2f", "10.3e", "g", "%", "s", "c", "=+8", "#x", ".1"]


class Scope:
    """The variables that can be read, by type, and the functions that can be called."""

    def __init__(self, outer=None):
        self.names = {kind: list(names) for kind, names in outer.names.items()} if outer else {}
        self.functions = list(outer.functions) if outer else []
        self.classes = list(outer.classes) if outer else []
        self.specials = list(outer.specials) if outer else []

    def add(self, kind, name):
        for names in self.names.values():
            if name in names:
                names.remove(name)
        self.names.setdefault(kind, []).append(name)


class Expressions:
    """Writes expressions; `r` decides everything."""

    KINDS = ["int", "float", "str", "list", "dict", "tuple", "set", "bool", "bytes"]

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.counter = 0

    def fresh(self, prefix="v"):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def kind(self):
        return self.r.choices(self.KINDS, [30, 10, 20, 15, 8, 6, 4, 8, 3])[0]

    def any(self, scope, depth=2):
        return self.of(self.kind(), scope, depth)

    def of(self, kind, scope, depth=2):
        """An expression that most likely gives the kind."""
        if self.r.random() < 0.02:
            kind = self.kind()
        known = scope.names.get(kind)
        if known and self.r.random() < (0.6 if depth <= 0 else 0.3):
            return self.r.choice(known)
        if depth > 0 and self.r.random() < 0.06:
            return self.wrapped(kind, scope, depth - 1)
        return getattr(self, "make_" + kind)(scope, depth)

    def wrapped(self, kind, scope, depth):
        one = self.of(kind, scope, depth)
        return self.r.choice([
            lambda: f"({one} if {self.condition(scope, depth)} else {self.of(kind, scope, depth)})",
            lambda: f"({one} or {self.of(kind, scope, depth)})",
            lambda: f"({one} and {self.of(kind, scope, depth)})",
            lambda: f"(lambda: {one})()",
            lambda: f"(lambda a, b={self.any(scope, 0)}: a)({one})",
            lambda: f"[{one}, {self.any(scope, depth)}][0]",
            lambda: f"({self.any(scope, depth)}, {one})[-1]",
            lambda: f"({self.fresh('w')} := {one})",
            lambda: f"{{'k': {one}}}['k']",
            lambda: f"next(iter([{one}]))",
        ])()

    def condition(self, scope, depth):
        return self.of("bool", scope, depth)

    def make_int(self, scope, depth):
        r = self.r
        if depth <= 0:
            return r.choice(INTS)
        a, b = (self.of("int", scope, depth - 1) for _ in range(2))
        return r.choice([
            lambda: f"({a} {r.choice(['+', '-', '*', '//', '%', '&', '|', '^'])} {b})",
            lambda: f"({a} {r.choice(['+', '-', '*'])} {b})",
            lambda: f"({r.choice('-~+')}{a})",
            lambda: f"({a} {r.choice(['<<', '>>'])} {r.randint(0, 5)})",
            lambda: f"({r.choice(INTS)} ** {r.randint(0, 5)})",
            lambda: f"len({self.of(r.choice(['list', 'str', 'dict', 'tuple']), scope, depth - 1)})",
            lambda: f"abs({a})",
            lambda: f"{r.choice(['max', 'min'])}({a}, {b})",
            lambda: f"sum({self.numbers(scope, depth - 1)})",
            lambda: f"int({self.of(r.choice(['float', 'bool', 'str']), scope, depth - 1)})",
            lambda: f"{self.of('str', scope, depth - 1)}.{r.choice(['find', 'count', 'rfind'])}({self.of('str', scope, 0)})",
            lambda: f"{self.of('list', scope, depth - 1)}[{r.randint(-2, 2)}]",
            lambda: f"divmod({a}, {b})[{r.randint(0, 1)}]",
            lambda: f"({a}).bit_length()",
            lambda: f"pow({a}, {r.randint(0, 4)}, {r.choice(['7', '13', b])})",
            lambda: f"round({self.of('float', scope, depth - 1)})",
            lambda: f"ord({r.choice(WORDS)}[0])",
            lambda: f"hash(int({a}))",
            lambda: self.call(scope, depth - 1) or a,
        ])()

    def make_float(self, scope, depth):
        r = self.r
        if depth <= 0:
            return r.choice(FLOATS)
        a, b = self.of("float", scope, depth - 1), self.of(r.choice(["int", "float"]), scope, depth - 1)
        return r.choice([
            lambda: f"({a} {r.choice(['+', '-', '*', '/', '//', '%'])} {b})",
            lambda: f"({self.of('int', scope, depth - 1)} / {b})",
            lambda: f"float({b})",
            lambda: f"round({a}, {r.randint(0, 3)})",
            lambda: f"abs({a})",
            lambda: f"({a} ** {r.choice(['2', '0.5', '-1', '3'])})",
        ])()

    def make_bool(self, scope, depth):
        r = self.r
        if depth <= 0:
            return r.choice(["True", "False"])
        kind = r.choice(["int", "float", "str", "list", "tuple"])
        a, b = (self.of(kind, scope, depth - 1) for _ in range(2))
        return r.choice([
            lambda: f"({a} {r.choice(['<', '>', '==', '!=', '<=', '>='])} {b})",
            lambda: f"({a} {r.choice(['<', '<='])} {b} {r.choice(['<', '!='])} {self.of(kind, scope, depth - 1)})",
            lambda: f"(not {self.any(scope, depth - 1)})",
            lambda: f"({self.any(scope, 0)} {r.choice(['in', 'not in'])} {self.of(r.choice(['list', 'tuple', 'dict']), scope, depth - 1)})",
            lambda: f"({self.of('str', scope, 0)} in {self.of('str', scope, depth - 1)})",
            lambda: f"isinstance({self.any(scope, 0)}, {r.choice(['int', 'str', '(int, float)', 'list', 'int | None'])})",
            lambda: f"{r.choice(['any', 'all'])}({self.of('list', scope, depth - 1)})",
            lambda: f"{self.of('str', scope, depth - 1)}.{r.choice(['isdigit', 'isalpha', 'isupper', 'isspace', 'islower'])}()",
            lambda: f"({self.any(scope, 0)} is {r.choice(['None', 'not None'])})",
            lambda: f"bool({self.any(scope, depth - 1)})",
        ])()

    def make_str(self, scope, depth):
        r = self.r
        if depth <= 0:
            return r.choice(WORDS)
        a, b = (self.of("str", scope, depth - 1) for _ in range(2))
        return r.choice([
            lambda: f"({a} + {b})",
            lambda: f"({a} * {r.randint(-1, 3)})",
            lambda: f"{a}.{r.choice(['upper', 'lower', 'title', 'strip', 'swapcase', 'capitalize', 'casefold'])}()",
            lambda: f"{a}.replace({b}, {self.of('str', scope, 0)})",
            lambda: f"{a}{self.slice()}",
            lambda: f"{a}[{r.randint(-3, 3)}]",
            lambda: f"str({self.any(scope, depth - 1)})",
            lambda: f"repr({self.any(scope, depth - 1)})",
            lambda: self.f_string(scope, depth - 1),
            lambda: self.f_string(scope, depth - 1),
            lambda: f"format({self.any(scope, depth - 1)}, {r.choice(SPECS)!r})",
            lambda: f"({r.choice(['%s', '%d', '%r', '%5s', '%-5s|', '%05d', '%x', '%.2f', '%c', '%%'])!r} % ({self.any(scope, depth - 1)},))",
            lambda: f"{a}.join(map(str, {self.of('list', scope, depth - 1)}))",
            lambda: f"{a}.{r.choice(['center', 'ljust', 'rjust', 'zfill'])}({r.randint(0, 9)})",
            lambda: f"'{{}} {{!r}} {{:>4}}'.format({a}, {b}, {self.of('int', scope, 0)})",
            lambda: f"chr({r.randint(32, 500)})",
            lambda: f"{self.of('bytes', scope, depth - 1)}.decode('latin-1')",
            lambda: f"{r.choice(['hex', 'bin', 'oct'])}({self.of('int', scope, depth - 1)})",
        ])()

    def f_string(self, scope, depth):
        r = self.r
        parts = []
        for _ in range(r.randint(1, 3)):
            parts.append(r.choice(["", "x=", "{{", " ", "é"]))
            inner = self.any(scope, depth)
            end = r.choice(["", "!r", "!s", "!a", "=", ":" + r.choice(SPECS), ":>{3 + 2}", "=!r", "!r:^9"])
            parts.append("{" + f"({inner})" + end + "}")
        return 'f"' + "".join(parts).replace("\\", "\\\\").replace('"', "'") + '"'

    def slice(self):
        r = self.r
        part = lambda: r.choice(["", "", str(r.randint(-4, 5))])
        step = r.choice(["", "", ":", f":{r.choice([-2, -1, 1, 2, 3])}"])
        return f"[{part()}:{part()}{step}]"

    def numbers(self, scope, depth):
        return f"[{', '.join(self.of('int', scope, min(depth, 1)) for _ in range(self.r.randint(0, 4)))}]"

    def make_list(self, scope, depth):
        r = self.r
        if depth <= 0:
            return r.choice(["[]", "[1, 2, 3]", "['a', 'b']", "[0]", "[3, 1, 2]", "[[1], [2]]", "[1.5, 2]", "[None]"])
        a = self.of("list", scope, depth - 1)
        return r.choice([
            lambda: f"[{', '.join(self.any(scope, depth - 1) for _ in range(r.randint(0, 4)))}]",
            lambda: f"({a} + {self.of('list', scope, depth - 1)})",
            lambda: f"({a} * {r.randint(-1, 3)})",
            lambda: f"{a}{self.slice()}",
            lambda: f"sorted({a}{r.choice(['', ', reverse=True', ', key=str', ', key=lambda v: repr(v)'])})",
            lambda: f"list({r.choice(['reversed', 'enumerate', 'iter'])}({a}))",
            lambda: f"list(range({r.randint(-3, 3)}, {r.randint(-3, 9)}, {r.choice([1, 2, -1, 3])}))",
            lambda: f"list(zip({a}, {self.of(r.choice(['list', 'str']), scope, depth - 1)}))",
            lambda: f"list(map({r.choice(['str', 'repr', 'lambda v: v * 2', 'type', 'bool'])}, {a}))"
            .replace("map(type, ", "map(lambda v: type(v).__name__, "),
            lambda: f"list(filter(None, {a}))",
            lambda: self.comprehension(scope, depth - 1, "[", "]"),
            lambda: self.comprehension(scope, depth - 1, "[", "]"),
            lambda: f"{self.of('str', scope, depth - 1)}.{r.choice(['split()', 'splitlines()', 'partition(\"a\")', 'split(\",\", 1)'])}",
            lambda: f"[*{a}, *{self.of(r.choice(['tuple', 'str']), scope, depth - 1)}]",
            lambda: f"list({self.of('dict', scope, depth - 1)}.{r.choice(['keys', 'values', 'items'])}())",
            lambda: f"list({self.of(r.choice(['tuple', 'str', 'bytes', 'dict']), scope, depth - 1)})",
        ])()

    def comprehension(self, scope, depth, left, right):
        r = self.r
        inner = Scope(scope)
        clauses = []
        for _ in range(r.choice([1, 1, 1, 2])):
            name = self.fresh("c")
            if r.random() < 0.7:
                clauses.append(f"for {name} in range({r.randint(0, 5)})")
                inner.add("int", name)
            else:
                clauses.append(f"for {name} in {self.of(r.choice(['list', 'str']), inner, depth)}")
                inner.add("str", name)
            if r.random() < 0.4:
                clauses.append(f"if {self.condition(inner, depth)}")
        return f"{left}{self.any(inner, depth)} {' '.join(clauses)}{right}"

    def make_dict(self, scope, depth):
        r = self.r
        if depth <= 0:
            return r.choice(["{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{(1, 2): [3]}"])
        pair = lambda: f"{self.of(r.choice(['int', 'str']), scope, 0)}: {self.any(scope, depth - 1)}"
        return r.choice([
            lambda: "{" + ", ".join(pair() for _ in range(r.randint(0, 3))) + "}",
            lambda: f"({self.of('dict', scope, depth - 1)} | {self.of('dict', scope, depth - 1)})",
            lambda: "{**" + self.of("dict", scope, depth - 1) + ", " + pair() + "}",
            lambda: "{k: v for k, v in " + self.of("dict", scope, depth - 1) + ".items()}",
            lambda: "{" + f"c: {self.any(scope, depth - 1)} for c in {self.of(r.choice(['str', 'list']), scope, depth - 1)}" + "}",
            lambda: f"dict(zip({self.of('str', scope, depth - 1)}, {self.of('list', scope, depth - 1)}))",
            lambda: f"dict.fromkeys({self.of('str', scope, depth - 1)}, {self.any(scope, 0)})",
        ])()

    def make_tuple(self, scope, depth):
        r = self.r
        if depth <= 0:
            return r.choice(["()", "(1,)", "(1, 'a')", "(1, 2, 3)"])
        return r.choice([
            lambda: "(" + "".join(self.any(scope, depth - 1) + ", " for _ in range(r.randint(0, 3))) + ")",
            lambda: f"({self.of('tuple', scope, depth - 1)} + {self.of('tuple', scope, depth - 1)})",
            lambda: f"tuple({self.of('list', scope, depth - 1)})",
            lambda: f"{self.of('tuple', scope, depth - 1)}{self.slice()}",
            lambda: f"tuple({self.comprehension(scope, depth - 1, '(', ')')})",
        ])()

    def make_set(self, scope, depth):
        """Sets of small ints only: their order is the same everywhere."""
        r = self.r
        simple = lambda: "{" + ", ".join(str(r.randint(0, 6)) for _ in range(r.randint(1, 4))) + "}"
        if depth <= 0:
            return simple()
        return r.choice([
            simple,
            lambda: f"({self.of('set', scope, 0)} {r.choice('|&-^')} {simple()})",
            lambda: f"set(range({r.randint(0, 5)}))",
            lambda: "{" + f"c % {r.randint(1, 5)} for c in range({r.randint(0, 8)})" + "}",
            lambda: f"frozenset({simple()})",
        ])()

    def make_bytes(self, scope, depth):
        r = self.r
        if depth <= 0:
            return r.choice(BYTES)
        return r.choice([
            lambda: f"({self.of('bytes', scope, depth - 1)} + {r.choice(BYTES)})",
            lambda: f"{self.of('str', scope, depth - 1)}.encode()",
            lambda: f"bytes({self.numbers(scope, 0)})",
            lambda: f"{self.of('bytes', scope, depth - 1)}{self.slice()}",
            lambda: f"bytearray({r.choice(BYTES)})",
        ])()

    def call(self, scope, depth):
        """A call of a function that the program defined, if there is one."""
        if not scope.functions:
            return None
        name, positional, keywords = self.r.choice(scope.functions)
        args = [self.any(scope, min(depth, 1)) for _ in range(positional)]
        args += [f"{key}={self.any(scope, 0)}" for key in keywords if self.r.random() < 0.5]
        if self.r.random() < 0.04:
            args.append(self.r.choice(["1", "zz=2", "*[1, 2]", "**{'q': 1}"]))
        return f"{name}({', '.join(args)})"
