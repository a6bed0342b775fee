# Options of programs that are started: masks, descriptors, groups, sessions.
import asyncio
import os
import subprocess
import sys

print(subprocess.run("umask", shell=True, umask=0o027, capture_output=True, text=True).stdout)
reader, writer = os.pipe()
done = subprocess.run(f"echo passed >&{writer}", shell=True, pass_fds=[writer])
print(done.returncode, os.read(reader, 100))
kept = subprocess.run(f"echo kept >&{writer}", shell=True, stderr=subprocess.DEVNULL)
print(kept.returncode != 0)
print(subprocess.run("id -u; id -g", shell=True, user=os.getuid(), group=os.getgid(), capture_output=True).stdout.split()
      == [str(os.getuid()).encode(), str(os.getgid()).encode()])
for options in {"user": -1}, {"user": 1.5}, {"group": -5}:
    try:
        subprocess.run(["true"], **options)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


async def main():
    process = await asyncio.create_subprocess_shell(
        "umask; pwd; echo $GREETING; ps -o pgid= -p $$ | tr -d ' '; echo $$",
        stdout=asyncio.subprocess.PIPE, umask=0o077, cwd="/", env={"GREETING": "hi", "PATH": os.environ["PATH"]},
        start_new_session=True)
    lines = (await process.communicate())[0].decode().split()
    print(lines[:3], lines[3] == lines[4])


asyncio.run(main())
