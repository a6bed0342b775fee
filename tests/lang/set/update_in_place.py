s = {1, 2, 3, 4}
s |= {5}
s &= {2, 3, 4, 5}
s -= {2}
s ^= {3, 9}
print(s)
s.update([1], "a" and [7])
s.intersection_update([1, 7, 9])
s.difference_update([9])
print(s)
