class Tool:
    count = 0

    @staticmethod
    def helper(x):
        return x + 1

    @classmethod
    def make(cls):
        cls.count += 1
        return cls()

print(Tool.helper(1), Tool().helper(2), type(Tool.make()).__name__, Tool.count, Tool.__dict__["helper"].__func__ is Tool.helper)
