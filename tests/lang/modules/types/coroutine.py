import asyncio
import types


@types.coroutine
def switch(n):
    got = yield n
    return got


async def main():
    return await switch(1)


c = main()
print(c.send(None))
try:
    c.send("sent")
except StopIteration as stop:
    print(stop.value)


@types.coroutine
def nothing():
    yield


async def run():
    for i in range(2):
        await nothing()
        print("turn", i)


asyncio.run(run())
try:
    types.coroutine(5)
except TypeError as error:
    print(error)
