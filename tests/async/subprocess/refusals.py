# Programs that are not there, and arguments that are wrong.
import asyncio


async def main():
    try:
        await asyncio.create_subprocess_exec('no-such-program-anywhere')
    except FileNotFoundError as e:
        print(e, e.errno, e.filename)
    try:
        await asyncio.create_subprocess_exec('true', cwd='/no/such/folder')
    except FileNotFoundError as e:
        print(e, e.filename)
    try:
        await asyncio.create_subprocess_exec('/etc/passwd')
    except PermissionError as e:
        print(e)
    for kwargs in [{'universal_newlines': True}, {'bufsize': 5}, {'text': True}, {'encoding': 'utf-8'},
                   {'errors': 'strict'}, {'shell': True}]:
        try:
            await asyncio.create_subprocess_exec('true', **kwargs)
        except ValueError as e:
            print(e)
    try:
        await asyncio.create_subprocess_shell(['true'])
    except ValueError as e:
        print(e)
    proc = await asyncio.create_subprocess_shell('no-such-program-anywhere', stderr=asyncio.subprocess.DEVNULL)
    print(await proc.wait())


asyncio.run(main())
