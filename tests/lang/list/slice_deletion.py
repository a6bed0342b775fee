items = list(range(10))
del items[0]
del items[1:3]
print(items)
del items[::2]
print(items)
del items[::-1]
print(items)
