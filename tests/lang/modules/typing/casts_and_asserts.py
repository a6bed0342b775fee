from typing import cast, assert_type, assert_never, TYPE_CHECKING, Text, AnyStr
print(cast(int, "x"), assert_type(5, str), TYPE_CHECKING, Text, AnyStr)
for v in (5, "x" * 200):
    try: assert_never(v)
    except AssertionError as e: print(len(str(e)), str(e)[:60])
