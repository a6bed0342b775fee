items = [0] * 3
print(items, items + [1], 2 * [1, 2])
items += (4, 5)
items *= 2
print(items)
