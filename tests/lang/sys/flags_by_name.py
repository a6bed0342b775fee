import enum
import re
import sys

print(sys.flags.optimize, sys.flags.dev_mode, sys.flags.isolated, sys.flags.safe_path, sys.flags.int_max_str_digits)
Mixed = enum.Enum("Mixed", type=int)
print(list(Mixed), Mixed.__mro__[1:3])
for space in " \t\n\r\v\f":
    print(bool(re.fullmatch(space + "a", "a", re.VERBOSE)), bool(re.fullmatch(space.encode() + b"a", b"a", re.X)))
