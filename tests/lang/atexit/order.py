"""Functions registered with atexit are called at the end, the last one first."""
import atexit


def say(*args, **kwargs):
    print("bye", args, kwargs)


print(atexit.register(say, 1, key=2) is say)


@atexit.register
def decorated():
    print("decorated")
    atexit.register(print, "registered late")


atexit.register(say, "gone")
atexit.unregister(say)
atexit.register(say, "stays")
try:
    atexit.register(5)
except TypeError as error:
    print(error)


class Noisy:
    def __del__(self):
        print("del after atexit")


noisy = Noisy()
print("end")
