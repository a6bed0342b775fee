"""The marks under the part of a line that is to blame."""
import builtins
import io


def print(*args, **kwargs):
    """Prints without the folder the script is in."""
    kwargs.pop("file", None)
    out = io.StringIO()
    builtins.print(*args, **kwargs, file=out)
    builtins.print(out.getvalue().replace(__file__, "FILE"), end="")

import traceback


def show(function):
    try:
        function()
    except Exception:
        lines = traceback.format_exc().splitlines()
        print("\n".join(lines[3:]))


class Thing:
    value = None


thing, table, items, number, text = Thing(), {}, [1], 5, "x"


def binary():
    return number + text


def divide():
    result = (number + 1) // (number - 5) * 2
    return result


def power():
    number ** text + 1


def subscript():
    return table["missing"]


def chained():
    table["a"]["b"]["c"] = 1


def index():
    print(items[5] + 1)


def call():
    binary()


def call_with_arguments():
    int("not a number", 10)


def assigned_call():
    value = int("x")
    return value


def call_in_expression():
    return 1 + int("x")


def attribute():
    thing.value.missing.deep


def method():
    return thing.value.run(1, 2)


def name():
    return number + undefined_name


def statement():
    raise ValueError("raised here")


def asserting():
    assert number == 6, "message"


def unpack():
    a, b = items


def comparison():
    return number < text


def unary():
    return -text


def deep():
    return [x / 0 for x in items]


def over_lines():
    return max(
        number,
        text,
    )


def unicode():
    return "größe" + number


def loop():
    for x in number:
        pass


def with_block():
    with number:
        pass


def delete():
    del table["q"]


def importing():
    import no_such_module_here


for function in (binary, divide, power, subscript, chained, index, call, call_with_arguments, assigned_call,
                 call_in_expression, attribute, method, name, statement, asserting, unpack, comparison, unary,
                 deep, unicode, loop, delete, importing):
    print("--", function.__name__)
    show(function)
