@register
class Child(Base, metaclass=Meta):
    """Says hello."""
    __slots__ = ("x",)

    def __init__(self, x):
        super().__init__()
        self.x = x
        self.__hidden = x
