f(**a, c)
