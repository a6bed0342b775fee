d = {}
for number in range(1000):
    d[number] = number * number
for number in range(0, 1000, 2):
    del d[number]
print(len(d), sum(d), d[999], next(iter(d)), 500 in d)
