l = {}; g = {}
exec("""if 1:
    def f():
        y = 1
        def g():
            global y
            return y
        return g
    y = 9
    g = f()
    r = g()
""", l, g)
print(g['r'])
