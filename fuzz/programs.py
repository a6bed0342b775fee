"""Random programs: statements, functions, classes, generators, exceptions, coroutines.

Every program ends: loops run over short sequences, recursion counts down. The same seed gives the
same program.
"""

from expressions import Expressions, Scope
from features import Features

ERRORS = ["ValueError", "KeyError", "TypeError", "IndexError", "ZeroDivisionError", "RuntimeError", "OSError",
          "AttributeError", "StopIteration", "LookupError", "ArithmeticError", "Oops"]

PRELUDE = """\
import asyncio
class Oops(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.note = len(args)
class Manager:
    def __init__(self, name, swallows=False):
        self.name, self.swallows = name, swallows
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error)
        return self.swallows
    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.__enter__()
    async def __aexit__(self, *args):
        await asyncio.sleep(0)
        return self.__exit__(*args)
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
def show(*values):
    print(*(repr(value)[:200] for value in values))
"""


class Programs(Expressions, Features):
    """Writes statements: lists of lines, not indented."""

    def program(self):
        scope = Scope()
        lines = [PRELUDE.rstrip()]
        for _ in range(self.r.randint(4, 9)):
            lines += self.r.choices(
                [self.function, self.klass, self.generator, self.coroutine, self.guarded, self.formats, self.text,
                 self.special, self.inheriting, self.patterns, self.groups, self.meeting],
                [4, 3, 3, 3, 8, 2, 2, 2, 2, 2, 2, 2],
            )[0](scope)
        for names in scope.names.values():
            lines += [f"show({name})" for name in names[:3]]
        if self.r.random() < 0.3:
            lines += self.statement(scope, 1)
        return "\n".join(lines) + "\n"

    def block(self, scope, depth, least=1, flow=""):
        lines = []
        for _ in range(self.r.randint(least, 3)):
            lines += self.statement(scope, depth, flow)
        return ["    " + line for line in lines]

    def guarded(self, scope):
        """Statements whose errors are shown."""
        body = self.block(scope, 3, 2)
        return ["try:", *body, "except Exception as error:",
                "    show(type(error).__name__, str(error), type(error.__context__).__name__)"]

    def statement(self, scope, depth, flow=""):
        choices = [(self.assign, 10), (self.show, 8), (self.augmented, 4), (self.unpack, 3), (self.mutate, 5)]
        if depth > 0:
            choices += [(self.branch, 5), (self.loop, 5), (self.countdown, 2), (self.attempt, 5), (self.managed, 2),
                        (self.matching, 3), (self.raising, 1), (self.deletion, 1), (self.assertion, 1)]
        if flow and self.r.random() < 0.15:
            return [f"if {self.condition(scope, 1)}: {self.r.choice(flow.split())}"]
        makers, weights = zip(*choices)
        return self.r.choices(makers, weights)[0](scope, depth, flow)

    # ---- simple statements

    def assign(self, scope, depth, flow):
        kind, name = self.kind(), self.fresh()
        if self.r.random() < 0.3 and scope.names.get(kind):
            name = self.r.choice(scope.names[kind])
        line = f"{name} = {self.of(kind, scope, 2)}"
        scope.add(kind, name)
        return [line]

    def show(self, scope, depth, flow):
        return [f"show({', '.join(self.any(scope, 2) for _ in range(self.r.randint(1, 3)))})"]

    def augmented(self, scope, depth, flow):
        kind = self.r.choice(["int", "str", "list", "float", "set"])
        if not scope.names.get(kind):
            return self.assign(scope, depth, flow)
        name = self.r.choice(scope.names[kind])
        operator = {"int": "+-*|&^", "str": "+", "list": "+", "float": "+-*", "set": "|&-^"}[kind]
        return [f"{name} {self.r.choice(operator)}= {self.of(kind, scope, 1)}"]

    def unpack(self, scope, depth, flow):
        a, b = self.fresh(), self.fresh()
        pattern = self.r.choice([f"{a}, {b}", f"{a}, *{b}", f"*{a}, {b}", f"({a}, {b})", f"{a} = {b}", f"[{a}, *{b}]"])
        source = self.any(scope, 1) if " = " in pattern else self.of(self.r.choice(["list", "tuple", "str"]), scope, 2)
        scope.add("int", a)
        scope.add("list", b)
        return [f"{pattern} = {source}"]

    def mutate(self, scope, depth, flow):
        r = self.r
        kind = r.choice(["list", "dict", "set"])
        if not scope.names.get(kind):
            return self.assign(scope, depth, flow)
        name = r.choice(scope.names[kind])
        value = self.any(scope, 1)
        return [r.choice({
            "list": [f"{name}.append({value})", f"{name}.insert({r.randint(-2, 3)}, {value})", f"show({name}.pop())",
                     f"{name}.extend({self.of('list', scope, 1)})", f"{name}.reverse()", f"{name}.sort(key=repr)",
                     f"{name}[{r.randint(-2, 2)}] = {value}", f"{name}{self.slice()} = {self.of('list', scope, 1)}",
                     f"show({name}.index({value}))", f"{name}.remove({value})", f"del {name}{self.slice()}"],
            "dict": [f"{name}[{self.of('str', scope, 0)}] = {value}", f"show({name}.get({self.any(scope, 0)}, {value}))",
                     f"show({name}.pop({self.of('int', scope, 0)}, None))", f"{name}.update({self.of('dict', scope, 1)})",
                     f"show({name}.setdefault({self.of('str', scope, 0)}, {value}))", f"show({name}[{self.any(scope, 0)}])",
                     f"show(list({name}.items()))", f"show({name}.popitem())"],
            "set": [f"{name} = {name} | {{{r.randint(0, 9)}}}", f"show(len({name}), sorted({name}))",
                    f"show({name}.issubset({self.of('set', scope, 0)}))"],
        }[kind])]

    def deletion(self, scope, depth, flow):
        kind = self.kind()
        if not scope.names.get(kind):
            return ["pass"]
        name = scope.names[kind].pop()
        return [f"del {name}"]

    def assertion(self, scope, depth, flow):
        return [f"assert {self.condition(scope, 1)}, {self.any(scope, 1)}"]

    def raising(self, scope, depth, flow):
        error = f"{self.r.choice(ERRORS)}({self.any(scope, 1)})"
        chain = self.r.choice(["", "", " from None", " from ValueError('cause')"])
        return [f"if {self.condition(scope, 1)}: raise {error}{chain}"]

    # ---- compound statements

    def branch(self, scope, depth, flow):
        lines = [f"if {self.condition(scope, 2)}:", *self.block(scope, depth - 1, 1, flow)]
        if self.r.random() < 0.3:
            lines += [f"elif {self.any(scope, 1)}:", *self.block(scope, depth - 1, 1, flow)]
        if self.r.random() < 0.5:
            lines += ["else:", *self.block(scope, depth - 1, 1, flow)]
        return lines

    def loop(self, scope, depth, flow):
        name = self.fresh("i")
        head, kind = self.r.choice([
            (f"{name} in range({self.r.randint(0, 5)})", "int"),
            (f"{name} in {self.of('str', scope, 0)}", "str"),
            (f"{name} in list({self.of('list', scope, 1)})[:6]", "int"),
            (f"{name}, {self.fresh()} in enumerate({self.of('str', scope, 0)})", "int"),
            (f"{self.fresh()}, {name} in list({self.of('dict', scope, 0)}.items())", "str"),
            (f"{self.fresh()}, {name} in zip(range(3), {self.of('list', scope, 1)})", "int"),
            (f"{name} in reversed(range({self.r.randint(0, 4)}))", "int"),
        ])
        scope.add(kind, name)
        lines = [f"for {head}:", *self.block(scope, depth - 1, 1, "break continue " + flow.replace("break", "").replace("continue", ""))]
        if self.r.random() < 0.3:
            lines += ["else:", *self.block(scope, depth - 1, 1, flow)]
        return lines

    def countdown(self, scope, depth, flow):
        name = self.fresh("n")
        body = self.block(scope, depth - 1, 1, "break " + flow.replace("break", "").replace("continue", ""))
        lines = [f"{name} = {self.r.randint(0, 4)}", f"while {name} > 0:", f"    {name} -= 1", *body]
        if self.r.random() < 0.3:
            lines += ["else:", *self.block(scope, depth - 1)]
        return lines

    def attempt(self, scope, depth, flow):
        r = self.r
        lines = ["try:", *self.block(scope, depth - 1, 1, flow)]
        if r.random() < 0.7:
            lines.append(f"    raise {r.choice(ERRORS)}({self.any(scope, 1)})" if r.random() < 0.4 else f"    show({self.any(scope, 2)})")
        if r.random() < 0.12:
            group = ", ".join(f"{r.choice(ERRORS)}({i})" for i in range(r.randint(1, 4)))
            lines.append(f"    raise ExceptionGroup('g', [{group}])")
            return [*lines, f"except* ({r.choice(ERRORS)}, {r.choice(ERRORS)}) as group:", "    show(group.exceptions)",
                    f"except* {r.choice(['Exception', 'ValueError', 'LookupError'])} as group:", "    show(group)"]
        has_handler = r.random() < 0.85
        if has_handler:
            name = self.fresh("e")
            caught = r.choice([r.choice(ERRORS), f"({r.choice(ERRORS)}, {r.choice(ERRORS)})", "Exception"])
            lines += [f"except {caught} as {name}:", f"    show({name}, {name}.args)", *self.block(scope, depth - 1, 0, flow)]
            if r.random() < 0.2:
                lines.append(r.choice(["    raise", f"    raise {r.choice(ERRORS)}('again') from {name}", "    raise Oops('ctx')"]))
            if r.random() < 0.3:
                lines += ["else:", *self.block(scope, depth - 1, 1, flow)]
        if not has_handler or r.random() < 0.4:
            lines += ["finally:", *self.block(scope, depth - 1)]
        return lines

    def managed(self, scope, depth, flow):
        name = self.fresh()
        swallows = self.r.choice(["", ", True"])
        lines = [f"with Manager({self.of('str', scope, 0)}{swallows}) as {name}:", *self.block(scope, depth - 1, 1, flow)]
        scope.add("str", name)
        return lines

    def matching(self, scope, depth, flow):
        r = self.r
        lines = [f"match {self.any(scope, 2)}:"]
        for _ in range(r.randint(1, 4)):
            a, b = self.fresh("m"), self.fresh("m")
            pattern = r.choice(["0", "'a' | 'b'", f"int({a})", f"str() as {a}", f"[{a}, {b}]", f"[{a}, *{b}]", f"{{'a': {a}}}",
                                f"{{'k': {a}, **{b}}}", f"({a}, 1 | 2 as {b})", "None", "[]", "True", f"float({a})",
                                f"[[{a}], *_]", "-1 | 2.5", f"list() | tuple() as {a}", f"dict({a})" if r.random() < 0.1 else "bytes()"])
            guard = f" if {self.condition(scope, 1)}" if r.random() < 0.3 else ""
            lines += [f"    case {pattern}{guard}:", *("    " + line for line in self.block(scope, depth - 1, 1, flow))]
            shown = [name for name in (a, b) if name in pattern]
            if shown:
                lines.append(f"        show({', '.join(shown)})")
        if r.random() < 0.5:
            lines += ["    case _:", *("    " + line for line in self.block(scope, depth - 1, 1, flow))]
        return lines

    # ---- definitions

    def parameters(self, inner):
        r = self.r
        names = [self.fresh("p") for _ in range(r.randint(0, 3))]
        for name in names:
            inner.add(self.kind(), name)
        keywords = [self.fresh("k") for _ in range(r.choice([0, 0, 1, 2]))]
        parts = list(names)
        if len(names) > 1 and r.random() < 0.2:
            parts.insert(1, "/")
        if r.random() < 0.2:
            parts.append("*rest")
            inner.add("tuple", "rest")
        elif keywords and r.random() < 0.5:
            parts.append("*")
        defaults = [(key, self.kind()) for key in keywords]
        for key, kind in defaults:
            parts.append(f"{key}={self.of(kind, Scope(), 1)}")
            inner.add(kind, key)
        if r.random() < 0.15:
            parts.append("**extra")
            inner.add("dict", "extra")
        return ", ".join(parts), len(names), keywords

    def function(self, scope):
        name, inner = self.fresh("f"), Scope(scope)
        self.read_only(inner)
        text, count, keywords = self.parameters(inner)
        body = self.block(inner, 2, 1, "return")
        if self.r.random() < 0.25:
            state = self.fresh("s")
            body += [f"    {state} = {self.of('int', Scope(), 0)}", "    def bump():", f"        nonlocal {state}",
                     f"        {state} += {self.of('int', inner, 0)}", f"        return {state}", "    bump()"]
            inner.add("int", state)
        body.append(f"    return {self.any(inner, 2)}")
        decorator = ["@(lambda fn: lambda *a, **k: (fn(*a, **k), 'decorated'))"] if self.r.random() < 0.15 else []
        scope.functions.append((name, count, keywords))
        return [*decorator, f"def {name}({text}):", *body]

    def read_only(self, inner):
        """A function that assigned to the globals it reads would raise UnboundLocalError most of the time."""
        if self.r.random() < 0.9:
            inner.names = {}

    def klass(self, scope):
        r = self.r
        name, inner = self.fresh("C"), Scope()
        inner.functions = scope.functions
        base = r.choice([*scope.classes, "object", "list", "dict", "int", "str"]) if r.random() < 0.5 else None
        lines = [f"class {name}({base}):" if base else f"class {name}:", f"    shared = {self.any(inner, 1)}"]
        built_in = base in ("list", "dict", "int", "str")
        if not built_in and r.random() < 0.7:
            lines += [f"    def __init__(self, value={self.any(inner, 1)}):", "        self.value = value",
                      *(["        super().__init__()"] if r.random() < 0.3 else [])]
        else:
            lines.append(f"    value = {self.any(inner, 1)}")
        inner.names = {"int": ["self.value"], "str": ["self.shared"]}
        for _ in range(r.randint(1, 4)):
            method, parameters = r.choice([("__repr__", "self"), ("__eq__", "self, other"), ("__add__", "self, other"),
                                           ("__len__", "self"), ("__getitem__", "self, key"), ("__call__", "self, *args"),
                                           ("__bool__", "self"), ("__lt__", "self, other"), ("__iter__", "self"),
                                           ("__contains__", "self, item"), ("__getattr__", "self, name"), ("method", "self, x=1"),
                                           ("__radd__", "self, other"), ("__hash__", "self"), ("__str__", "self")])
            result = {"__repr__": f"f'<{name}>'", "__str__": f"'{name}!'", "__len__": str(r.randint(0, 3)), "__hash__": "7",
                      "__iter__": f"iter({self.of('list', Scope(), 1)})", "__bool__": self.of("bool", Scope(), 0),
                      "__eq__": r.choice(["NotImplemented", "True", "other is self"])}.get(method) or self.any(inner, 1)
            lines.append(f"    def {method}({parameters}):")
            if method == "__getitem__":
                lines.append("        if not isinstance(key, int) or key > 3: raise IndexError(key)")
            lines.append(f"        return {result}")
        if r.random() < 0.3:
            lines += ["    @property", "    def prop(self):", f"        return {self.any(inner, 1)}"]
        if r.random() < 0.2:
            lines += [r.choice(["    @staticmethod\n    def made(a=1):", "    @classmethod\n    def made(cls, a=1):"]),
                      f"        return {self.any(Scope(), 1)}"]
        scope.classes.append(name)
        uses = ["o.value", "o.shared", "o == o", "o != 1", "o + 1", "1 + o", "len(o)", "o[0]", "o(1)", "bool(o)", "o < o", "list(o)[:9]",
                "1 in o", "o.missing", "o.method()", "o.prop", "o.made()", "isinstance(o, list)", "type(o).__name__",
                "type(o).__mro__[1].__name__", "hash(o) == hash(o)", "str(o).split(' at ')[0]", "o.method(2)", "hasattr(o, 'prop')"]
        for use in r.sample(uses, r.randint(3, 7)):
            lines += ["try:", f"    o = {name}()", f"    show(str({use}).split(' at 0x')[0])",
                      "except Exception as error: show(type(error).__name__, str(error).split(' at 0x')[0])"]
        return lines

    def generator(self, scope):
        r = self.r
        name, inner = self.fresh("g"), Scope()
        inner.functions = scope.functions
        lines = [f"def {name}():", "    try:"]
        for _ in range(r.randint(1, 4)):
            got = self.fresh("y")
            lines += r.choice([
                [f"        {got} = yield {self.any(inner, 1)}", f"        show('got', {got})"],
                [f"        for {got} in range({r.randint(0, 3)}): yield {got}"],
                [f"        {got} = yield from {self.of(r.choice(['list', 'str']), inner, 1)}"],
                ["    " + line for line in self.block(inner, 1)],
            ])
        lines.append(f"        yield {self.any(inner, 1)}")
        if r.random() < 0.6:
            lines += [f"    except {r.choice(ERRORS)} as error:", "        show('caught', error)",
                      r.choice(["        yield 'handled'", "        return 'ended'", "        raise", "        pass"])]
        lines += ["    finally:", "        print('closing')", f"    return {self.any(inner, 1)}"]
        steps = r.choices(["next(it)", "it.send(1)", "it.send(None)", "it.throw(ValueError('t'))", "it.close()", "list(it)", "next(it, 'end')",
                           "it.throw(KeyError)", "[*it]", "sum(1 for _ in it)"], k=r.randint(2, 6))
        lines.append(f"it = {name}()")
        for step in steps:
            lines += ["try:", f"    show({step})", "except (Exception, StopIteration) as error:", "    show(type(error).__name__, error.args)"]
        return lines

    def coroutine(self, scope):
        """A few tasks that pause, meet and fail; the order of what they print is settled."""
        r = self.r
        names = [self.fresh("a") for _ in range(r.randint(1, 3))]
        lines = ["lock, queue, event = None, None, None"]
        for name in names:
            inner = Scope()
            inner.functions = scope.functions
            lines += [f"async def {name}(n=1):", "    try:"]
            for _ in range(r.randint(1, 4)):
                lines += ["        " + line for line in self.asynchronous(inner, names)]
            lines += [f"        return {self.any(inner, 1)}"]
            if r.random() < 0.4:
                lines += ["    except asyncio.CancelledError as error:", f"        print('cancelled {name}', error)",
                          r.choice(["        raise", "        return 'kept'"])]
            lines += ["    finally:", f"        print('end {name}', n)"]
        main = self.fresh("main")
        lines += [f"async def {main}():", "    global lock, queue, event",
                  "    lock, queue, event = asyncio.Lock(), asyncio.Queue(2), asyncio.Event()"]
        # Those that are left when one has failed are cancelled in the order of a set: one may be left.
        calls = [f"{r.choice(names)}({i})" for i in range(r.randint(1, 4))]
        two = calls[:2]
        lines += ["    " + line for line in r.choice([
            [f"show(await asyncio.gather({', '.join(calls)}, return_exceptions=True))"],
            [f"show(await asyncio.gather({', '.join(two)}))"],
            [f"tasks = [asyncio.create_task(c) for c in [{', '.join(calls)}]]", "await asyncio.sleep(0)",
             r.choice(["tasks[0].cancel('why')", "tasks[-1].cancel()", "event.set()", "pass"]),
             "done, pending = await asyncio.wait(tasks, timeout=5)", "show(len(done), len(pending))",
             "for task in tasks: show(task.done(), task.cancelled(), task.done() and not task.cancelled() and repr(task.exception()))",
             "for task in pending: task.cancel()"],
            ["async with asyncio.TaskGroup() as group:", *(f"    group.create_task({c})" for c in two)],
            [f"async with asyncio.timeout({r.choice(['20', 'None'])}):", *(f"    show(await {c})" for c in calls)],
            [f"show(await asyncio.wait_for({calls[0]}, 20))"],
            # With several, CPython starts them in the order of a set.
            [f"for c in asyncio.as_completed([{calls[0]}]):", "    show(await c)"],
        ])]
        return [*lines, "try:", f"    asyncio.run(asyncio.wait_for({main}(), 8))",
                "except BaseException as error: show(type(error).__name__, str(error), getattr(error, 'exceptions', None))"]

    def asynchronous(self, inner, names):
        r = self.r
        return r.choice([
            # Turns of the loop, not time: the order of what happens must not depend on the machine.
            lambda: [f"await turns({r.randint(1, 4)})"],
            lambda: ["print('step', n)"],
            lambda: ["async with lock:", "    await asyncio.sleep(0)", "    print('locked', n)"],
            lambda: [f"async with Manager('m{r.randint(0, 9)}'):", f"    show({self.any(inner, 1)})"],
            lambda: ["queue.put_nowait(n) if not queue.full() else queue.get_nowait()", "show(queue.qsize())"],
            lambda: [f"if n > 5: return {self.any(inner, 1)}", f"show(await {r.choice(names)}(n + 4))"],
            lambda: [f"if n == {r.randint(0, 2)}: raise {r.choice(ERRORS)}(n)"],
            lambda: ["async def agen():", f"    for i in range({r.randint(0, 3)}):", "        yield i", "        await asyncio.sleep(0)",
             "show([x async for x in agen()])"],
            lambda: ["event.set()"],
            lambda: self.statement(inner, 1),
        ])()


def program(seed):
    """The program of a seed."""
    return Programs(seed).program()
