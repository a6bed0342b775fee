def find(items, wanted):
    for index, item in enumerate(items):
        if item is wanted:
            break
    else:
        return -1
    return index
