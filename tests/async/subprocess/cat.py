# Talking with a program through its pipes.
import asyncio
from asyncio.subprocess import PIPE


async def main():
    proc = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    for word in (b'one\n', b'two\n'):
        proc.stdin.write(word)
        await proc.stdin.drain()
        print(await proc.stdout.readline())
    print(proc.returncode)
    proc.stdin.close()
    await proc.stdin.wait_closed()
    print(await proc.stdout.read(), await proc.wait())

    proc = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    data = b'0123456789' * 100_000
    out, _ = await proc.communicate(data)
    print(len(out), out == data, proc.returncode)

    proc = await asyncio.create_subprocess_exec('true', stdin=PIPE, stdout=PIPE)
    print(await proc.communicate(b'x' * 1_000_000), proc.returncode)


asyncio.run(main())
