deep = []
for _ in range(100_000):
    deep = [deep]
try:
    repr(deep)
except RecursionError:
    print("too deep to show")
