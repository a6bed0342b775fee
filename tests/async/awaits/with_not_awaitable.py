import asyncio


class PlainEnter:
    def __aenter__(self):
        return 1

    def __aexit__(self, *exc):
        return None


class PlainExit:
    async def __aenter__(self):
        return 1

    def __aexit__(self, *exc):
        return "exit"


async def use(manager, fails=False):
    async with manager:
        if fails:
            1 / 0


async def plain():
    await "text"


for make in (lambda: use(PlainEnter()), lambda: use(PlainExit()), lambda: use(PlainExit(), True), plain):
    try:
        asyncio.run(make())
    except TypeError as error:
        print(error, repr(error.__context__))
