s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, s.indices(10), slice(-3, None).indices(5), slice(None, None, -1).indices(4))
print(slice(1, 2) == slice(1, 2), [1, 2, 3][slice(0, 2)])
