items = [3, "a", 1]
try:
    items.sort()
except TypeError as error:
    print(error)
print(sorted(items, key=str))
