def f(command):
    match command:
        case 1 | 2:
            return "small"
        case [x, 0, *rest] if x:
            return x, rest
        case [first, *_, last]:
            return first, last
        case {"kind": kind, **others}:
            return kind, others
        case Point(x, y=0) | Point(0, y=x):
            return x
        case None:
            return None
        case other:
            return other
