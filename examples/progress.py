# Progress over many jobs as they complete, in the order in which they do.
import asyncio


async def job(number):
    await asyncio.sleep((number * 7) % 5 + number / 100)
    return number


async def main():
    jobs = [job(number) for number in range(8)]
    done = 0
    for next_done in asyncio.as_completed(jobs):
        number = await next_done
        done += 1
        bar = "#" * done + "." * (len(jobs) - done)
        print(f"[{bar}] job {number}")


asyncio.run(main())
