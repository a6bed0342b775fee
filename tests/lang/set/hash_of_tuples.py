print(hash((1, 2)), hash(()), hash((1, (2, 3))), hash(frozenset([1, 2, 3])), hash(range(0, 10, 2)), hash(None))
