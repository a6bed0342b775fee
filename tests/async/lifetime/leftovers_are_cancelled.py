import asyncio

async def left_over(n):
    try:
        await asyncio.sleep(1)
    finally:
        print("left over", n)

async def main():
    global keep
    keep = [asyncio.create_task(left_over(n)) for n in range(2)]
    await asyncio.sleep(0)
    print("main ends")
    return "result"

print(asyncio.run(main()))
