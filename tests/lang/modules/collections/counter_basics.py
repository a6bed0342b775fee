from collections import Counter

c = Counter("gallahad")
print(c, c["a"], c["zzz"], len(c))
print(Counter({"red": 4, "blue": 2}), Counter(cats=4, dogs=8), Counter())
print(sorted(Counter(a=4, b=2, c=0, d=-2).elements()))
print(Counter("abracadabra").most_common(3), Counter("abracadabra").most_common())
print(Counter("abracadabra").most_common(0), Counter("ab").most_common(10))
c = Counter(a=4, b=2, c=0, d=-2)
c.subtract(Counter(a=1, b=2, c=3, d=4))
print(c, c.total())
c.update("aab")
c.update({"b": 10}, z=1)
print(c)
del c["nope"]
del c["a"]
print(c, list(c), c.copy() == c)
try:
    Counter.fromkeys("abc")
except NotImplementedError as error:
    print(error)
print(Counter(["a", 1, None, (1, 2)]), dict(Counter("aab")))
print(sum(Counter("hello").values()), sorted(set(Counter("aab"))), list(Counter("bab").items()))
