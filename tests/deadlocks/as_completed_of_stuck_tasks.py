# bide-only: CPython waits for ever
import asyncio

async def job(number):
    if number == 2:
        await asyncio.Event().wait()  # stuck
    return number

async def main():
    for job_done in asyncio.as_completed([job(number) for number in range(4)]):
        print(await job_done)  # stuck

asyncio.run(main())
