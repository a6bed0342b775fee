def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)

B = 1 << 100
for s in slice(None), slice(B), slice(-B), slice(1, B, B), slice(-B, B, -1), slice(B, -B, -B), slice(None, None, -B), slice(5, None, 2):
    for n in 0, 10, B, B * 4:
        attempt(lambda: s.indices(n))
attempt(lambda: slice(1).indices(-1)); attempt(lambda: slice(1).indices(-B)); attempt(lambda: slice(1, 2, 0).indices(5)); attempt(lambda: slice("a").indices(5)); attempt(lambda: slice(1).indices(1.5))
