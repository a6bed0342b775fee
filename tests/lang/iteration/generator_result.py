def worker():
    received = yield 1
    print("received", received)
    return "done"

g = worker()
print(next(g))
try:
    g.send("hello")
except StopIteration as stop:
    print(stop.value)
