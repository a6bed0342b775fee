"""gc.collect() frees what only refers to itself, and says how many objects that was."""
import gc

gc.collect()
items = []
items.append(items)
del items
print(gc.collect())

table = {}
table["self"] = table
del table
print(gc.collect())


class Node:
    def __init__(self):
        self.me = self


Node()
print(gc.collect())


def outer():
    def inner():
        return inner


outer()
print(gc.collect())
one, two = [], []
one.append(two)
two.append(one)
del one
print(gc.collect())
del two
print(gc.collect())
print(gc.collect())
