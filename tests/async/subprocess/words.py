# The words of a command are texts or paths.
import asyncio
import pathlib
import subprocess


async def main():
    for words in (['sleep', 0], ['echo', None], [3], ['echo', 1.5], ['echo', b'bytes'], ['echo', pathlib.Path('a')]):
        try:
            process = await asyncio.create_subprocess_exec(*words, stdout=subprocess.PIPE)
            print(await process.communicate())
        except TypeError as error:
            print(error)
        try:
            print(subprocess.run(words, stdout=subprocess.PIPE).stdout)
        except TypeError as error:
            print(error)
    for path in 5, None, 1.5:
        try:
            await asyncio.open_unix_connection(path)
        except (TypeError, ValueError) as error:
            print(error)

asyncio.run(main())
