"""Finalisers of a cycle run once, oldest first, before the cycle is taken apart."""
import gc


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, "peer is", self.peer.name)


for letter in "abc":
    left, right = Noisy(letter + "1"), Noisy(letter + "2")
    left.peer, right.peer = right, left
del left, right
print("collect")
print(gc.collect())
print(gc.collect())
