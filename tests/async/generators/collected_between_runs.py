"""An async generator in a circle is closed by its loop, even if it was collected while none ran."""
import asyncio
import gc


async def numbers():
    try:
        for number in range(5):
            yield number
    finally:
        await asyncio.sleep(0)
        print("closed")


async def main():
    generator = numbers()
    circle = [generator]
    circle.append(circle)
    print(await anext(generator))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print("collected", gc.collect() > 0)
loop.run_until_complete(asyncio.sleep(0.01))
loop.close()
