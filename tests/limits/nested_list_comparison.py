# bide-only: CPython dies of it
a, b = [], []
for _ in range(100_000):
    a, b = [a], [b]
try:
    a == b
except RecursionError:
    print("too deep to compare")
