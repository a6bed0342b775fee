def greet(name, greeting="hi", *, mark="!") -> str:
    "Greets."

print(greet.__name__, greet.__doc__, greet.__defaults__, greet.__kwdefaults__, greet.__annotations__, greet.__module__)
greet.extra = 5
greet.__name__ = "renamed"
print(greet.extra, greet.__dict__, greet.__name__, greet.__code__.co_argcount, greet.__code__.co_varnames)
