for kind in (FileNotFoundError, ModuleNotFoundError, UnboundLocalError, RecursionError, TimeoutError, BrokenPipeError, TabError):
    print([base.__name__ for base in kind.__mro__])
