"""A suspended generator in a cycle is closed: its finally blocks run."""
import gc


def guarded(name):
    try:
        me = yield
        yield
    finally:
        print("closed", name)


first = guarded("first")
next(first)
first.send(first)
del first
print("collect")
gc.collect()


def holder():
    box = []
    try:
        box.append((yield box))
        yield
    except GeneratorExit:
        print("exit", len(box))
        raise


gen = holder()
box = next(gen)
gen.send(gen)
del gen, box
gc.collect()
print("done")
