"""They are called after sys.exit, and an exception in one does not stop the others."""
import atexit
import sys

atexit.register(print, "first registered")


@atexit.register
def bad():
    1 / 0


atexit.register(print, "last registered")
sys.exit(3)
