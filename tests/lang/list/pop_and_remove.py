items = [1, 2, 3, 4, 2]
print(items.pop(), items.pop(0), items)
items.remove(2)
print(items)
for wrong in (lambda: [].pop(), lambda: items.pop(9), lambda: items.remove(9)):
    try:
        wrong()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
