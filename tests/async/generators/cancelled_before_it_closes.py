# A step of an async generator that is cancelled, or thrown into, before it has begun: the generator gets
# the exception where it waits, and cleans up.
import asyncio


async def ticker(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        await asyncio.sleep(0)
        print("closed", n)


async def cancelled():
    for method, args in [("aclose", ()), ("asend", (1,)), ("__anext__", ())]:
        generator = ticker(3)
        await anext(generator)
        task = asyncio.create_task(getattr(generator, method)(*args))
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print(method, "cancelled")


def by_hand(method, *args):
    async def plain():
        try:
            yield 1
        except ValueError as error:
            print("got", error)
            yield 2

    generator = plain()
    try:
        generator.asend(None).send(None)
    except StopIteration as error:
        print(error.value)
    step = getattr(generator, method)(*args)
    for act, value in [(step.throw, ValueError("v")), (step.send, None)]:
        try:
            print(act(value))
        except (StopIteration, StopAsyncIteration, ValueError, RuntimeError) as error:
            print(method, repr(error))


async def main():
    async for number in ticker(5):
        if number == 1:
            break
    print("end of main")


asyncio.run(cancelled())
by_hand("asend", None)
by_hand("__anext__")
asyncio.run(main())
