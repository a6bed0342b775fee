"""Cycles are collected without being asked for, unless a script forbids it."""
import gc

made = died = 0


class Node:
    def __init__(self):
        global made
        made += 1
        self.me = self

    def __del__(self):
        global died
        died += 1


for _ in range(200_000):
    Node()
print(made, died > 100_000)
gc.collect()
print(made == died)

gc.disable()
died = 0
for _ in range(50_000):
    Node()
print(gc.isenabled(), died)
gc.enable()
print(gc.isenabled(), gc.collect(), died)
