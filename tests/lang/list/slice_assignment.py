items = list(range(6))
items[1:3] = ["x", "y", "z"]
print(items)
items[::2] = [0, 0, 0, 0]
print(items)
items[2:2] = "ab"
print(items)
items[:] = []
print(items)
try:
    [1, 2, 3][::2] = [1]
except ValueError as error:
    print(error)
