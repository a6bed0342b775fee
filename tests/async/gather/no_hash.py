# What has no hash cannot be gathered: a list that was not unpacked, above all.
import asyncio


class Equal:
    def __eq__(self, other):
        return self is other

    def __await__(self):
        return asyncio.sleep(0, 'awaited').__await__()


class Hashed(Equal):
    __hash__ = object.__hash__


async def one():
    return 1


async def main():
    for awaitables in [one()], {}, Equal(), 5, None, Hashed():
        try:
            print(await asyncio.gather(awaitables))
        except TypeError as error:
            print(error)
        if isinstance(awaitables, list):
            awaitables[0].close()
    for awaitables in [[Equal()], [[]], [Hashed()]]:
        try:
            for next_one in asyncio.as_completed(awaitables):
                print(await next_one)
        except TypeError as error:
            print(error)
    print(await asyncio.wait_for(Equal(), 1), await asyncio.shield(Equal()))

asyncio.run(main())
