class Number(int):
    def __bytes__(self):
        return b"own"


class Indexed:
    def __index__(self):
        raise TypeError("no index")

    def __iter__(self):
        return iter([65, 66])


class Broken:
    def __iter__(self):
        return None


class Failing:
    def __iter__(self):
        raise LookupError("iter")


class Both:
    def __bytes__(self):
        return b"bytes"

    def __iter__(self):
        return iter([1])


class Text(str):
    def __bytes__(self):
        return b"text"


class Nothing:
    pass


for kind in (bytes, bytearray):
    for source in (Number(3), Indexed(), Broken(), Failing(), Both(), Text("t"), Nothing(), 1.5, None):
        try:
            print(kind.__name__, type(source).__name__, kind(source))
        except Exception as error:
            print(kind.__name__, type(source).__name__, type(error).__name__, error)
print(int.from_bytes(Number(3)), int.from_bytes(Both()))
for wrong in (bytearray(b"\0x"), b"\0x"):
    try:
        float(wrong)
    except ValueError as error:
        print(error)
