name = "x"
t = t"hello {name!r:>{10}} and {1+1=}"
print(type(t), t.strings, t.values, t.interpolations)
print(t)
from string.templatelib import Template, Interpolation, convert
for part in t: print(repr(part))
print(t + t"z", Template("a", Interpolation(1, "n", None, ""), "b"))
match t.interpolations[0]:
    case Interpolation(v, e, c, f): print(v, e, c, f)
print(convert(3, 'r'), rt"\n{name}".strings)
empty = t""
print(empty.strings, list(empty))
for make in (lambda: Template(1), lambda: Interpolation(1, 2), lambda: Interpolation(1, "x", "q"),
             lambda: t"a" + "b", lambda: "b" + t"a", lambda: convert(1, "z")):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
def html(template):
    parts = []
    for part in template:
        match part:
            case str() as text:
                parts.append(text)
            case Interpolation(value, _, conversion, spec):
                parts.append(format(convert(value, conversion), spec).replace("<", "&lt;"))
    return "".join(parts)
evil = "<script>"
print(html(t"<p>{evil} {3.14159:.2f} {evil!r:>12}</p>"))
nested = t"outer {t'inner {name}'}"
print(nested.values[0].values, nested.interpolations[0].expression)
