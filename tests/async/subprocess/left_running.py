# A program that still runs at the end is killed with its transport.
import asyncio
import os


async def main():
    global pid
    proc = await asyncio.create_subprocess_exec('sleep', '1000')
    pid = proc.pid
    print(proc.returncode)


asyncio.run(main())
print('done')
