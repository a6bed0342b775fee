print(bool([]), bool([0]), len([1, 2, 3]))
