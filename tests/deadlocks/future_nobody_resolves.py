# bide-only: CPython waits for ever
import asyncio

async def main():
    answer = asyncio.get_running_loop().create_future()
    print("the answer is", await answer)  # stuck

asyncio.run(main())
