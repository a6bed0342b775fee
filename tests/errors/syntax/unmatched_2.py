x = foo(a, b))
