def count(n):
    i = 0
    while i < n:
        if i == 5:
            break
        i += 1
    else:
        return None
    while True:
        i -= 1
        if not i:
            continue
        return i
