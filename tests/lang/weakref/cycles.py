"""Weak references and cycles: callbacks come before finalisers, and see nothing any more."""
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("del", self.name, plain(), watched())


node = Node("one")
plain = weakref.ref(node)
watched = weakref.ref(node, lambda ref: print("callback", ref()))
del node
print(plain() is not None)
gc.collect()
print(plain(), watched())

# A reference that is garbage itself stays silent.
node = Node("two")
plain = weakref.ref(node)
watched = lambda: None
node.ref = weakref.ref(node, lambda ref: print("never printed"))
del node
gc.collect()

# An object that is not part of a cycle but only reachable from it.
class Leaf:
    pass


node = Node("three")
plain = watched = lambda: None
node.leaf = Leaf()
leaf = weakref.ref(node.leaf, lambda ref: print("leaf died"))
del node
gc.collect()
print(leaf())
