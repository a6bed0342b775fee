"""sys.unraisablehook is told of what __del__ raises."""
import sys


class Thing:
    def __del__(self):
        1 / 0


def hook(unraisable):
    message = unraisable.err_msg
    print(unraisable.exc_type.__name__, unraisable.exc_value, message.split(" at 0x")[0], unraisable.object)
    print(type(unraisable).__name__, unraisable.exc_traceback is not None, len(unraisable))


sys.unraisablehook = hook
thing = Thing()
del thing
print(sys.unraisablehook is hook, callable(sys.__unraisablehook__))
