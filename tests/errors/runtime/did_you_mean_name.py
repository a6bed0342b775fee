def total(numbers):
    return sum(nubmers)


total([1, 2])
