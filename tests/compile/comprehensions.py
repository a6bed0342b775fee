def f(rows, n):
    flat = [x * n for row in rows for x in row if x > n]
    late = [lambda: x for x in rows]
    pairs = {k: v for k, v in rows}
    last = [y := x for x in rows]
    gen = (x async for x in rows)
    return flat, late, pairs, y, sum(x for x in gen), {*rows}


class C:
    n = 3
    seen = [n for n in range(n)]
    missed = [n for _ in range(n)]
