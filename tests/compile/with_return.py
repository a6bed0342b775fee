async def f(lock, path):
    async with lock as held, path:
        return held
    with path as (a, b):
        a.b = b
