del a, b()
