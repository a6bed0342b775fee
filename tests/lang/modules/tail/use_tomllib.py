import tomllib
print(tomllib.loads('a = 1\n[b]\nc = "x"\nd = [1, 2.5, true]\n[[e]]\nf = 1979-05-27\n'))
