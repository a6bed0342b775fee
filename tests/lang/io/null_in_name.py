"""A null character in a file's name."""
import os

try:
    open("a\0b")
except ValueError as exc:
    print(exc)
for function in (os.stat, os.mkdir, os.listdir, os.remove):
    try:
        function("a\0b")
    except ValueError as exc:
        print(type(exc).__name__)
