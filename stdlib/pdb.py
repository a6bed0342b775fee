"""There is no debugger; the name is there for modules such as `doctest` that only could use one."""


def _absent(*args, **kwargs):
    raise NotImplementedError("valid Python, not in Bide: pdb")


class Pdb:
    """A debugger that refuses to do anything."""

    def __init__(self, *args, **kwargs):
        pass

    def reset(self):
        """There is nothing to forget."""

    set_trace = run = runeval = runcall = runctx = interaction = _absent


run = runeval = runcall = runctx = set_trace = post_mortem = pm = _absent
