f = frozenset([1, 2])
print(f, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset([1, 2])], f | {3}, type({3} | f).__name__)
print({1, 2} in {f})
