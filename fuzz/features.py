"""Random uses of one feature each: formats, text, special methods, patterns, groups, meetings of tasks."""

from expressions import INTS, FLOATS, WORDS

BINARY = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift"]
SIGNS = dict(zip(BINARY, ["+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>"]))
COMPARED = {"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="}
TEXTS = [*WORDS, "'ßtraße'", "'ǅ ﬁ'", "'a\\tb\\r\\nc'", "'0x1F'", "'-12_3'", "'é̀'", "'ΑΣ'", "'x=1;y=2'"]
GROUPED = ["ValueError", "KeyError", "TypeError", "OSError", "Oops"]


class Features:
    """Each gives lines that show what they do; errors are shown too."""

    def shown(self, expression):
        return ["try:", f"    show({expression})", "except Exception as error: show(type(error).__name__, str(error))"]

    def formats(self, scope):
        """One value in formats of every shape."""
        r, lines = self.r, []
        for _ in range(r.randint(2, 5)):
            value = r.choice([*INTS, *FLOATS, *TEXTS, "1234567.891", "-0.00001", "1e16", "123456789012345678901234567890", "1+2j", "float('nan')"])
            spec = "".join([r.choice(["", "", "*", "é", "0"]) + r.choice("<>^=") if r.random() < 0.5 else "",
                            r.choice(["", "", "+", "-", " "]), r.choice(["", "", "", "z"]), r.choice(["", "", "#"]), r.choice(["", "", "0"]),
                            r.choice(["", "", "1", "8", "15"]), r.choice(["", "", "", ",", "_"]), r.choice(["", "", ".0", ".1", ".3", ".10"]),
                            r.choice(["", "", *"bcdoxXneEfFgGs%"])])
            percent = "%" + r.choice(["", "", "-", "+", " ", "0", "#"]) + r.choice(["", "", "6", "12"]) + r.choice(["", "", ".0", ".2", ".5"]) + r.choice("diouxXeEfFgGcrsa")
            lines += self.shown(r.choice([f"format({value}, {spec!r})", f"'{{0:{spec}}}'.format({value})", f"{percent!r} % {value}",
                                          f"f'{{{value}!r:{r.choice(['', '>9', '^7', '.3'])}}}'".replace("'f'", "'f'") if "'" not in value else f"format({value}, '>9')"]))
        return lines

    def text(self, scope):
        """Methods of strings with arguments at random."""
        r, lines = self.r, []
        piece = lambda: r.choice([*TEXTS, "' '", "'a'", "','", "None"])
        number = lambda: r.choice(["-3", "-1", "0", "1", "2", "5", "None"])
        for _ in range(r.randint(2, 6)):
            method = r.choice(["split", "rsplit", "partition", "rpartition", "strip", "lstrip", "rstrip", "find", "rfind", "index", "count", "startswith",
                               "endswith", "replace", "removeprefix", "removesuffix", "center", "ljust", "rjust", "zfill", "expandtabs", "splitlines",
                               "translate", "encode", "join", "casefold", "title", "swapcase", "capitalize", "isidentifier", "isnumeric", "isdecimal",
                               "isprintable", "istitle", "isalnum", "isascii", "format_map"])
            args = {"split": f"{piece()}, {number()}", "rsplit": f"{piece()}, {number()}", "find": f"{piece()}, {number()}, {number()}",
                    "rfind": f"{piece()}, {number()}", "index": piece(), "count": f"{piece()}, {number()}", "startswith": f"({piece()}, {piece()}), {number()}",
                    "endswith": f"{piece()}, {number()}, {number()}", "replace": f"{piece()}, {piece()}, {number()}", "center": f"{number()}, '*'",
                    "ljust": f"{number()}", "rjust": "12, '·'", "zfill": "8", "expandtabs": number(), "splitlines": r.choice(["", "True"]),
                    "translate": r.choice(["{97: 'A', 98: None}", "str.maketrans('abc', 'xyz', ' ')", "[]"]), "join": r.choice(["['x', 'y']", "'ab'", "[1]"]),
                    "encode": r.choice(["", "'latin-1', 'replace'", "'ascii', 'backslashreplace'", "'utf-16-le'", "'ascii'"]),
                    "format_map": "{'a': 1}"}.get(method, piece() if "strip" in method or "partition" in method or "remove" in method else "")
            lines += self.shown(f"{r.choice(TEXTS)}.{method}({args})")
        return lines

    def special(self, scope):
        """A class with special methods, some of which give NotImplemented, and operators between its instances."""
        r, name = self.r, self.fresh("S")
        lines = [f"class {name}({r.choice(scope.specials)}):" if scope.specials and r.random() < 0.4 else f"class {name}:",
                 "    def __init__(self, value=3): self.value = value", f"    def __repr__(self): return f'{name}({{self.value}})'"]
        for method in r.sample(BINARY, r.randint(2, 5)):
            for prefix in r.sample(["", "r", "i"], r.randint(1, 3)):
                result = r.choice(["NotImplemented", f"('{prefix}{method}', self.value)", f"{name}(self.value)", "1 / 0"])
                lines += [f"    def __{prefix}{method}__(self, other):", f"        print('{prefix}{method}', type(other).__name__)", f"        return {result}"]
        for method in r.sample(list(COMPARED), r.randint(1, 4)):
            lines += [f"    def __{method}__(self, other):", f"        print('{method}')", f"        return {r.choice(['NotImplemented', 'True', 'False', '[]'])}"]
        single = {"neg": "-1", "pos": "self", "invert": "'~'", "abs": "0", "int": "4", "float": "2.5", "index": "2", "bool": "False", "len": "0", "hash": "5",
                  "str": "'text'", "bytes": "b'x'", "complex": "1j", "trunc": "7", "floor": "8", "iter": "iter('ab')", "reversed": "'rev'", "length_hint": "3"}
        for method in r.sample(list(single), r.randint(2, 6)):
            lines += [f"    def __{method}__(self): return {single[method] if r.random() < 0.85 else 'None'}"]
        more = {"__contains__(self, item)": "item == 1", "__getitem__(self, key)": "range(9)[key] if isinstance(key, int) else key", "__setitem__(self, key, value)": "print('set', key, value)",
                "__delitem__(self, key)": "print('del', key)", "__format__(self, spec)": "f'<{spec}>'", "__round__(self, n=None)": "n", "__divmod__(self, other)": "(1, other)",
                "__missing__(self, key)": "key", "__call__(self, *args, **names)": "(args, names)", "__getattr__(self, name)": "name * 2", "__dir__(self)": "['z', 'a']"}
        for method in r.sample(list(more), r.randint(1, 5)):
            lines += [f"    def {method}: return {more[method]}"]
        scope.specials.append(name)
        other = lambda: r.choice(["1", "'t'", "None", "[2]", *(f"{each}()" for each in scope.specials)])
        for _ in range(r.randint(5, 10)):
            one = f"{name}({r.randint(0, 9)})"
            sign = r.choice([*SIGNS.values(), *COMPARED.values()])
            lines += self.shown(r.choice([
                f"{one} {sign} {other()}", f"{other()} {sign} {one}", f"-{one}", f"~{one}", f"abs({one})", f"int({one})", f"float({one})", f"bool({one})", f"len({one})",
                f"[9, 8, 7][{one}]", f"range({one})", f"hash({one}) % 1", f"str({one})", f"f'{{{one}:>5}}'", f"list({one})[:3]", f"1 in {one}", f"{one}[1:2, ...]", f"{one}(1, k=2)",
                f"{one}.missing", f"round({one}, 1)", f"divmod({one}, 2)", f"dir({one})[:2]", f"complex({one})", f"bytes({one})", f"sorted([{one}, {other()}])", f"max({one}, {other()})"]))
            if r.random() < 0.3:
                lines += ["try:", f"    x = {one}", f"    x {r.choice(list(SIGNS.values()))}= {other()}", "    show(x)", "except Exception as error: show(type(error).__name__, str(error))"]
        return lines

    def inheriting(self, scope):
        """A diamond of classes whose methods call `super`, with descriptors, slots and hooks."""
        r, a, b, c, d = self.r, *(self.fresh("D") for _ in range(4))
        call = lambda name: r.choice([f"return ['{name}', *super().m()]", f"return ['{name}']", f"r = super().m(); r.append('{name}'); return r"])
        hook = r.choice(["    def __init_subclass__(cls, /, tag=None, **rest):\n        super().__init_subclass__(**rest)\n        print('subclass', cls.__name__, tag)",
                         "    def __class_getitem__(cls, item): return (cls.__name__, item)", "    kind = property(lambda self: type(self).__name__)", "    __slots__ = ()"])
        lines = ["class Named:", "    def __set_name__(self, owner, name): print('named', owner.__name__, name)", f"    def __get__(self, one, owner=None): return {r.choice(['one is None', 'owner.__name__', '1 / 0'])}",
                 *(["    def __set__(self, one, value): print('given', value)"] if r.random() < 0.5 else []),
                 f"class {a}:", "    def m(self): return ['base']", *hook.split("\n"),
                 f"class {b}({a}):", f"    def m(self): {call(b)}", "    field = Named()",
                 f"class {c}({r.choice([a, a + ', tag=1'])}):", f"    def m(self): {call(c)}", *(["    @classmethod", "    def made(cls, *args): return cls.__name__, args"] if r.random() < 0.5 else []),
                 "try:", f"    class {d}({r.choice([f'{b}, {c}', f'{c}, {b}', f'{a}, {b}', f'{b}', f'{b}, {b}'])}):", f"        def m(self): {call(d)}",
                 f"    x = {d}()", "except Exception as error:", "    show(type(error).__name__, str(error))", f"    x = {r.choice([b, c])}()"]
        for use in r.sample(["x.m()", "[k.__name__ for k in type(x).__mro__]", "x.field", "type(x).field", "x.kind", "type(x)[int]", "x.made(1)", "setattr(x, 'field', 5)", "setattr(x, 'kind', 1)",
                             "x.__dict__", "super(type(x), x).m()", "type(x).m(x)", "delattr(x, 'field')", "isinstance(x, Named)", f"issubclass({b}, {a})", "vars(type(x)).keys() >= {'m'}"], 6):
            lines += self.shown(use)
        return lines

    def patterns(self, scope):
        """Subjects of every kind against patterns of every kind."""
        r, name = self.r, self.fresh("P")
        lines = [f"class {name}:", "    __match_args__ = ('x', 'y')", "    kind = 'k'", "    def __init__(self, x, y): self.x, self.y = x, y"]
        subject = lambda depth=2: r.choice(["0", "1", "2.0", "'k'", "None", "True", "b'b'", "[]", "'ab'"] if depth == 0 or r.random() < 0.3 else [
            f"[{subject(depth - 1)}, {subject(depth - 1)}]", f"({subject(depth - 1)}, 1, {subject(depth - 1)})", f"{name}({subject(depth - 1)}, {subject(depth - 1)})",
            f"{{'a': {subject(depth - 1)}, 'b': 2}}", f"{{1: {subject(depth - 1)}}}", "range(3)", "{1, 2}"])
        def pattern(depth=2):
            if depth == 0 or r.random() < 0.3:
                return r.choice(["0", "1", "-1", "'k'", "None", "True", "_", self.fresh("q"), self.fresh("q"), f"{name}.kind", "str()", "int() | float()", f"bool({self.fresh('q')})"])
            inner = lambda: pattern(depth - 1)
            return r.choice([lambda: f"[{inner()}, {inner()}]", lambda: f"({inner()}, *{self.fresh('q')})", lambda: f"[*_, {inner()}]", lambda: f"[{inner()}, *_, {inner()}]",
                             lambda: f"{name}({inner()}, {inner()})", lambda: f"{name}({inner()}, y={inner()})", lambda: f"{name}(x={inner()})", lambda: f"{{'a': {inner()}}}",
                             lambda: f"{{1: {inner()}, **{self.fresh('q')}}}", lambda: f"({inner()}) as {self.fresh('q')}", lambda: "1 | 'k' | None", lambda: f"{name}()",
                             lambda: "[1 | 2, 'k' | None]", lambda: f"{name}(1, 2, 3)"])()
        for _ in range(r.randint(2, 5)):
            lines += ["def case_of(subject):", "    match subject:"]
            for number in range(r.randint(1, 4)):
                one = pattern()
                if one == "_" or one.startswith("q"):
                    one = f"[{one}]"
                lines += [f"        case {one}{r.choice(['', '', ' if isinstance(subject, list)'])}:", f"            return {number}, sorted((k, repr(v)) for k, v in locals().items() if k != 'subject' and ' at 0x' not in repr(v))"]
            lines += ["    return 'none'"]
            for _ in range(4):
                lines += self.shown(f"case_of({subject()})")
        return lines

    def groups(self, scope):
        """Groups of exceptions: nested, split, caught in part, raised again."""
        r = self.r
        error = lambda: f"{r.choice(GROUPED)}({r.choice(['', '1', repr('text')])})"
        def group(depth=2):
            inside = [group(depth - 1) if depth and r.random() < 0.3 else error() for _ in range(r.randint(1, 3))]
            return f"{r.choice(['ExceptionGroup', 'ExceptionGroup', 'BaseExceptionGroup'])}('g{depth}', [{', '.join(inside)}])"
        lines = ["def tree(e): return [e.message, *map(tree, e.exceptions)] if isinstance(e, BaseExceptionGroup) else repr(e)", f"g = {group()}", "g.add_note('noted')"]
        kinds = r.sample(GROUPED, 2)
        for use in r.sample([f"tree(g.subgroup({kinds[0]}))", f"[p and tree(p) for p in g.split(({kinds[0]}, {kinds[1]}))]", "g.split(lambda e: bool(e.args))[1]", "repr(g)", "str(g)",
                             "g.derive([ValueError(1)]).message", "type(g).__name__", "g.subgroup(lambda e: True) is g", "g.split(Oops)[0] and g.split(Oops)[0].__notes__", "g.exceptions[0].args", "g.args[0]"], 4):
            lines += self.shown(use)
        handlers = []
        for kind in r.sample(GROUPED, r.randint(1, 3)):
            handlers += [f"    except* {kind} as part:", "        show(tree(part), type(part).__name__)", f"        {r.choice(['pass', 'pass', 'raise', 'raise Oops(5)', 'raise ValueError(6) from part', 'x = 1 / 0'])}"]
        ending = r.choice([[], ["    else:", "        print('none raised')"], ["    finally:", "        print('at last')"]])
        lines += ["try:", "    try:", f"        {r.choice(['raise g', 'raise g', error().join(['raise ', '']), 'pass'])}", *handlers, *ending,
                  "except BaseException as e:", "    show(tree(e), repr(e.__cause__)[:80], repr(e.__context__)[:80], getattr(e, '__notes__', None))"]
        return lines

    def meeting(self, scope):
        """Tasks that meet at one of asyncio's primitives, in turns of the loop."""
        r, main = self.r, self.fresh("meet")
        steps = {"Condition": ["async with it: await it.wait()", "async with it: it.notify(1)", "async with it: it.notify_all()", "async with it: await it.wait_for(lambda: len(log) > 3)"],
                 "Semaphore": ["async with it: await turns(2)", "await it.acquire()", "it.release()", "log.append(it.locked())"], "Event": ["await it.wait()", "it.set()", "it.clear()", "log.append(it.is_set())"],
                 "Queue": ["log.append(await it.get())", "await it.put(n)", "it.put_nowait(n)", "log.append(it.qsize())", "await it.join()", "it.shutdown()"], "Lock": ["async with it: await turns(1)", "await it.acquire()", "it.release()"],
                 "Barrier": ["log.append(await it.wait())", "await it.abort()", "log.append(it.n_waiting)"]}
        kind = r.choice(list(steps))
        made = {"Semaphore": "2", "Queue": r.choice(["", "1", "2"]), "Barrier": "2"}.get(kind, "")
        count = r.randint(2, 4)
        lines = [f"async def {main}():", f"    it, log = asyncio.{kind}({made}), []"]
        for n in range(count):
            lines += [f"    async def w{n}(n={n}):", "        try:"]
            for _ in range(r.randint(1, 4)):
                step = r.choice([*steps[kind], *steps[kind], f"await turns({r.randint(1, 3)})", f"if n == {n}: raise {r.choice(GROUPED)}(n)" if r.random() < 0.3 else "log.append(n)",
                                 "async with asyncio.timeout(0): await asyncio.Event().wait()" if r.random() < 0.3 else f"log.append('s{n}')"])
                lines += [f"            {step}", f"            log.append(('{n}', {r.randint(0, 9)}))"]
            lines += ["        except BaseException as e:", f"            log.append((n, repr(e)))", f"            {r.choice(['raise', 'return 7', 'raise'])}", "        return n"]
        lines += [f"    tasks = [asyncio.create_task(w(), name=f't{{i}}') for i, w in enumerate([{', '.join(f'w{n}' for n in range(count))}])]"]
        for _ in range(r.randint(1, 4)):
            one = f"tasks[{r.randrange(count)}]"
            lines += [f"    await turns({r.randint(0, 4)})", f"    {r.choice([f'{one}.cancel()', f'{one}.cancel({r.choice(WORDS)!s})', 'log.append([t.done() for t in tasks])', f'{one}.add_done_callback(lambda t: log.append(t.get_name()))', f'log.append({one}.cancelling())', 'pass'])}"]
        lines += ["    await turns(12)", "    for t in tasks: t.cancel('end')", f"    ends = {r.choice(['await asyncio.gather(*tasks, return_exceptions=True)', '[await asyncio.shield(asyncio.wait([t])) and t.cancelled() for t in tasks]'])}",
                  "    show(log)", "    show(ends)", "    for t in tasks: show(t.cancelled(), None if t.cancelled() else repr(t.exception()))",
                  "try:", f"    asyncio.run({main}())", "except BaseException as error: show(type(error).__name__, str(error), getattr(error, 'exceptions', None))"]
        return lines
