# One code run with several globals reads each one's own, whatever order the names came in.
import types


def get():
    return x


first = {"x": "first", "y": "not this"}
second = {"y": "not this", "x": "second"}
in_first = types.FunctionType(get.__code__, first)
in_second = types.FunctionType(get.__code__, second)
for turn in range(2):
    print(in_first(), in_second())

source = compile("def f():\n    return a, b, len\n", "<source>", "exec")


def load(**names):
    exec(source, names)
    return names["f"]


one = load(a=1, b=2)
other = load(b=3, a=4)
own = load(b=5, a=6, len="hidden")
for f in one, other, own, one:
    a, b, size = f()
    print(a, b, size is len)

del first["x"]
try:
    in_first()
except NameError as error:
    print(error)
print(in_second())
