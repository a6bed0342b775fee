# A program with its output read to the end.
import asyncio
from asyncio.subprocess import DEVNULL, PIPE, STDOUT


async def main():
    proc = await asyncio.create_subprocess_exec('echo', 'hello', 'world', stdout=PIPE)
    out, err = await proc.communicate()
    print(out, err, proc.returncode, proc.stdin, proc.stderr)
    proc = await asyncio.create_subprocess_shell('echo out; echo err >&2; exit 3', stdout=PIPE, stderr=PIPE)
    print(await proc.communicate(), proc.returncode)
    proc = await asyncio.create_subprocess_shell('echo out; echo err >&2', stdout=PIPE, stderr=STDOUT)
    print(await proc.communicate(), proc.returncode)
    proc = await asyncio.create_subprocess_exec('echo', 'nowhere', stdout=DEVNULL)
    print(await proc.communicate(), await proc.wait(), proc.returncode)
    print(asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT, asyncio.subprocess.DEVNULL)


asyncio.run(main())
