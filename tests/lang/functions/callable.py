class Caller:
    def __call__(self):
        return 1

print(callable(len), callable(Caller), callable(Caller()), callable(5), callable(lambda: 0))
