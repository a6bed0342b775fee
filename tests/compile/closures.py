def counter(start):
    total = start

    def add(n, *, step=1):
        nonlocal total
        total += n * step
        return total

    return add
