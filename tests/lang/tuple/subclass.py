class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def total(self):
        return self[0] + self[1]

pair = Pair(1, 2)
print(pair, pair.total, pair == (1, 2), hash(pair) == hash((1, 2)), isinstance(pair, tuple))
