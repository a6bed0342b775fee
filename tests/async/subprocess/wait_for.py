# A program that takes too long.
import asyncio


async def main():
    proc = await asyncio.create_subprocess_exec('sleep', '100')
    try:
        await asyncio.wait_for(proc.wait(), 0.05)
    except TimeoutError:
        print('timeout', proc.returncode)
        proc.kill()
    print(await proc.wait())
    proc = await asyncio.create_subprocess_exec('sleep', '0.05')
    first, second = await asyncio.gather(proc.wait(), proc.wait())
    print(first, second, await proc.wait())


asyncio.run(main())
