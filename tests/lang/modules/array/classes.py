import io
from array import array
from collections.abc import Hashable, MutableSequence, Reversible, Sequence


class Own(array):
    def __repr__(self):
        return "Own" + super().__repr__()


own = Own("i", [1, 2])
own.name = 1
print(own, own[0], len(own), own[:1], own + own, type(own + own), type(own[:1]), own.name, isinstance(own, array))
numbers = array("i", [1, 2, 3])
print(isinstance(numbers, MutableSequence), issubclass(array, Sequence), isinstance(numbers, Hashable),
      isinstance(numbers, Reversible))
with memoryview(array("d", [1.5])) as view:
    print(view.format, view[0])
    view[0] = 2
    print(view[0])
file = io.BytesIO()
array("h", [1, 2]).tofile(file)
print(file.getvalue())
file.seek(0)
read = array("h")
try:
    read.fromfile(file, 3)
except EOFError as error:
    print(error, read)
room = array("H", [0, 0])
print(io.BytesIO(b"abcd").readinto(room), room)
