# The environment and the folder of a program.
import asyncio
import os
from asyncio.subprocess import PIPE


async def output(*args, **kwargs):
    proc = await asyncio.create_subprocess_exec(*args, stdout=PIPE, **kwargs)
    out, _ = await proc.communicate()
    return out


async def main():
    print(await output('/usr/bin/env', env={'A': '1', 'B': 'two words'}))
    print(await output('pwd', cwd='/tmp'))
    print(await output('sh', '-c', 'echo $EXTRA', env={**os.environ, 'EXTRA': 'more'}))
    print(await output('sh', '-c', 'echo $0 $1', 'zero', 'one'))


asyncio.run(main())
