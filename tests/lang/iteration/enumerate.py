print(list(enumerate("ab")), list(enumerate("ab", start=10)), next(enumerate(["x"])))
