import asyncio

async def leave():
    raise SystemExit(3)

async def main():
    task = asyncio.create_task(leave())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled", task.done())
        raise

try:
    asyncio.run(main())
except SystemExit as error:
    print("exit", error.code)
