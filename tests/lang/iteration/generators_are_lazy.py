def noisy():
    print("start")
    yield 1
    print("middle")
    yield 2

pairs = zip(noisy(), "ab")
print(next(pairs))
print(next(pairs))
