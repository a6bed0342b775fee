# Programs beside each other: their output line by line, their exit status, and a time limit.
import asyncio
from asyncio.subprocess import PIPE


async def count(name, last):
    script = f"for i in $(seq {last}); do echo $i; done; exit {last}"
    process = await asyncio.create_subprocess_shell(script, stdout=PIPE)
    lines = [line.decode().strip() async for line in process.stdout]
    code = await process.wait()
    return f"{name}: {' '.join(lines)} (exit status {code})"


async def main():
    for result in await asyncio.gather(count("a", 2), count("b", 4)):
        print(result)

    sorter = await asyncio.create_subprocess_exec("sort", stdin=PIPE, stdout=PIPE)
    out, _ = await sorter.communicate(b"pear\napple\nfig\n")
    print(out.decode().split())

    sleeper = await asyncio.create_subprocess_exec("sleep", "60")
    try:
        async with asyncio.timeout(0.05):
            await sleeper.wait()
    except TimeoutError:
        sleeper.terminate()
        print("too slow, exit status", await sleeper.wait())


asyncio.run(main())
