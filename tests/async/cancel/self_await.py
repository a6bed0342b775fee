import asyncio

async def main():
    task = asyncio.current_task()
    try:
        await task
    except RuntimeError as error:
        print(str(error).split(":")[0])

asyncio.run(main())
