items = [1, 2, 3]
copy = items.copy()
items.reverse()
print(items, copy, list(reversed(copy)))
items.clear()
print(items, copy)
