f(a "x")
