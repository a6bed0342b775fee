from itertools import batched, pairwise

print(list(batched("ABCDEFG", 3)), list(batched([], 2)), list(batched("ab", 5)))
for bad in (lambda: batched("a", 0), lambda: list(batched("abc", 2, strict=True)), lambda: batched("a", -1)):
    try:
        bad()
    except ValueError as error:
        print(error)
print(list(batched("abcd", 2, strict=True)))
print(list(pairwise("ABCD")), list(pairwise("A")), list(pairwise("")))


def noisy():
    for i in range(4):
        print("give", i)
        yield i


it = batched(noisy(), 2)
print(next(it))
p = pairwise(noisy())
print(next(p), next(p))
