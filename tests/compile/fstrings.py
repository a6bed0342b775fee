def f(name, width):
    return f"hello {name!r:>{width}}!" + f"{name}" + f""
