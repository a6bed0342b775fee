def f(g):
    try:
        g()
    except* ValueError as group:
        print(group)
    except* OSError:
        g(1)
