def worker():
    try:
        yield 1
    except ValueError as error:
        yield "caught " + str(error)
    finally:
        print("cleaned up")

g = worker()
next(g)
print(g.throw(ValueError("bad")))
g.close()
print(list(g), g.gi_frame is None)
