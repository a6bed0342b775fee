"""What dataclasses refuse about fields and frozen bases."""
from dataclasses import dataclass, field


@dataclass
class Base:
    f: int


@dataclass(frozen=True)
class Frozen:
    g: int


def own():
    @dataclass
    class C(Base):
        f = field()


def frozen_from_both():
    @dataclass(frozen=True)
    class C(Base, Frozen):
        pass


def plain_from_both():
    @dataclass
    class C(Base, Frozen):
        pass


def frozen_from_plain():
    @dataclass(frozen=True)
    class C(Base):
        pass


for how in (own, frozen_from_both, plain_from_both, frozen_from_plain):
    try:
        how()
        print("made")
    except TypeError as exc:
        print(exc)
