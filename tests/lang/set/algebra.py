a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9], (8,)), a.intersection([1, 7]), a.difference([1]))
print(a.symmetric_difference([1, 50]), a.isdisjoint({7}), a.issubset(range(5)), a.issuperset([1]))
