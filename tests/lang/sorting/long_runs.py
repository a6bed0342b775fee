import random
numbers = [(n * 7919) % 1000 for n in range(1000)]
pairs = sorted(((n % 10, i) for i, n in enumerate(numbers)), key=lambda pair: pair[0])
print(all(a[0] < b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(pairs, pairs[1:])))
print(sorted(numbers)[:5], sorted(numbers, reverse=True)[:5])
