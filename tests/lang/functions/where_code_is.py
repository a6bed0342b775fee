"""Code knows the absolute path of the script."""
import asyncio
import inspect
import os
import sys
import warnings


def function():
    return sys._getframe().f_code.co_filename


async def coroutine():
    return f"{asyncio.current_task()!r}".count(f"running at {__file__}:")


print(os.path.isabs(function()), function() == __file__, inspect.getfile(function) == __file__)
print(asyncio.run(coroutine()))
print(compile("1", "relative.py", "eval").co_filename)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("here")
print(caught[0].filename == __file__)
