# The limit of a program's streams.
import asyncio
from asyncio.subprocess import PIPE


async def main():
    proc = await asyncio.create_subprocess_exec('echo', 'x' * 100, stdout=PIPE, limit=20)
    try:
        await proc.stdout.readline()
    except ValueError as e:
        print(e)
    await proc.wait()
    proc = await asyncio.create_subprocess_shell('head -c 500000 /dev/zero', stdout=PIPE, limit=1000)
    total = 0
    while data := await proc.stdout.read(5000):
        total += len(data)
    print(total, await proc.wait())


asyncio.run(main())
