import asyncio

async def numbers():
    try:
        for n in range(10):
            yield n
    finally:
        print("closed")

async def main():
    async for n in numbers():
        print(n)
        if n == 1:
            break
    print("after the break")
    await asyncio.sleep(0.01)
    print("later")

asyncio.run(main())
