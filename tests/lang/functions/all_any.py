print(all([]), any([]), all([1, 0]), any([0, 1]), all(n > 0 for n in [1, 2]), any(n > 2 for n in [1, 2]))
