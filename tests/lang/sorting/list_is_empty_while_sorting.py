items = [3, 1, 2]

def key(item):
    print(len(items))
    return item

items.sort(key=key)
print(items)
