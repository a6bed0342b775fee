# bide-only: CPython waits for ever
import asyncio

async def answer(question):
    return await question  # stuck

async def main():
    question = asyncio.Future()
    print(await asyncio.wait_for(answer(question), None))

asyncio.run(main())
