import asyncio

async def inner():
    pass

async def main():
    coroutine = inner()
    loop = asyncio.get_running_loop()
    for run in (asyncio.run, asyncio.Runner().run, loop.run_until_complete, asyncio.new_event_loop().run_until_complete):
        try:
            run(coroutine)
        except RuntimeError as error:
            print(error)
    coroutine.close()

asyncio.run(main())
