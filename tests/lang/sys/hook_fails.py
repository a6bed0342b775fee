import sys


def fails(kind, value, traceback):
    print("asked", value)
    raise KeyError("hook")


sys.excepthook = fails
1 / 0
