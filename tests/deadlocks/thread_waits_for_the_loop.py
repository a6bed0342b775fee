# bide-only: CPython waits for ever
import asyncio

async def answer(question):
    return await question  # stuck

def work(loop, question):
    return asyncio.run_coroutine_threadsafe(answer(question), loop).result()  # stuck

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(work, loop, loop.create_future()))  # stuck

asyncio.run(main())
