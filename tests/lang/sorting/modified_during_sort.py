items = [2, 1]
try:
    items.sort(key=lambda item: items.append(5) or item)
except ValueError as error:
    print(error)
print(items)
