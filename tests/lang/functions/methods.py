class Greeter:
    def hello(self):
        return "hello"

g = Greeter()
bound = g.hello
print(bound(), bound.__self__ is g, bound.__func__ is Greeter.hello, bound == g.hello, bound.__name__, Greeter.hello(g))
