print(sorted([3, 1.5, True, -2, 10**20]), sorted([0.5, float("inf"), -1.0]), sorted("hello"), sorted({3: 0, 1: 0}))
