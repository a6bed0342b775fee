def f():
	x
    y
