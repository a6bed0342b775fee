# A program's output line by line.
import asyncio
from asyncio.subprocess import PIPE


async def main():
    proc = await asyncio.create_subprocess_shell('for i in 1 2 3; do echo line $i; done', stdout=PIPE)
    async for line in proc.stdout:
        print(line.decode().rstrip())
    print(await proc.wait())


asyncio.run(main())
