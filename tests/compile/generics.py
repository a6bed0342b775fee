def first[T](items: list[T]) -> T:
    return items[0]


class Box[T](Base):
    item: T


type Pair[A] = tuple[A, A]
