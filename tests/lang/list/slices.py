items = list(range(10))
print(items[2:5], items[:3], items[-3:], items[::2], items[::-1], items[8:2:-2], items[5:2])
print(items[100:], items[-100:2], items[:])
