# Many programs at once.
import asyncio
from asyncio.subprocess import PIPE


async def run(number):
    proc = await asyncio.create_subprocess_shell(f'echo {number}; exit {number}', stdout=PIPE)
    out, _ = await proc.communicate()
    return int(out), proc.returncode


async def main():
    results = await asyncio.gather(*[run(number) for number in range(20)])
    print(results)


asyncio.run(main())
