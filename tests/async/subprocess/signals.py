# Ending programs by signals.
import asyncio
import signal
from asyncio.subprocess import PIPE


async def main():
    for how in ('terminate', 'kill'):
        proc = await asyncio.create_subprocess_exec('sleep', '100')
        getattr(proc, how)()
        print(how, await proc.wait(), proc.returncode)
    proc = await asyncio.create_subprocess_exec('sleep', '100')
    proc.send_signal(signal.SIGINT)
    print(await proc.wait())
    script = 'trap "echo got it; exit 5" USR1; echo ready; while :; do sleep 0.01; done'
    proc = await asyncio.create_subprocess_shell(script, stdout=PIPE)
    print(await proc.stdout.readline())
    proc.send_signal(signal.SIGUSR1)
    print(await proc.communicate(), proc.returncode)


asyncio.run(main())
