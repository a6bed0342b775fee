import asyncio, sys
async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other finally")
        await asyncio.sleep(0)
        print("after")
async def main():
    t = asyncio.create_task(other())
    await asyncio.sleep(0)
    sys.exit(0)
asyncio.run(main())
