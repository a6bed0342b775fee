def g(n):
    got = yield n
    yield from g(got)
    return (yield)


async def a(source):
    async for item in source:
        yield await item
