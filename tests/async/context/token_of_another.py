# A token undoes its change only in the context in which that was made.
import asyncio
import contextvars

var = contextvars.ContextVar('var', default='-')


def attempt(what, function, *args):
    try:
        function(*args)
    except (ValueError, RuntimeError) as error:
        print(what, type(error).__name__, str(error).rpartition(' at 0x')[2].partition(' ')[2])
    else:
        print(what, 'undone:', var.get())


token = var.set('outer')
attempt('copy', contextvars.copy_context().run, var.reset, token)
attempt('here', var.reset, token)
attempt('again', var.reset, token)


async def reset(token):
    attempt('in a task', var.reset, token)


async def two_steps():
    token = var.set('first')
    await asyncio.sleep(0)
    attempt('same task later', var.reset, token)


async def numbers():
    token = var.set('in the generator')
    try:
        yield 1
        yield 2
    finally:
        attempt('generator', var.reset, token)


async def main():
    loop = asyncio.get_running_loop()
    token = var.set('main')
    await asyncio.create_task(reset(token))
    await asyncio.create_task(reset(token), context=contextvars.copy_context())
    await asyncio.to_thread(attempt, 'in a thread', var.reset, token)
    loop.call_soon(attempt, 'in a callback', var.reset, token)
    await asyncio.sleep(0)
    await reset(token)
    await asyncio.gather(two_steps(), two_steps())
    generator = numbers()
    print(await anext(generator), var.get())
    await asyncio.create_task(generator.aclose())
    print(var.get())
    context = contextvars.copy_context()
    token = context.run(var.set, 'there')
    attempt('from there', var.reset, token)
    attempt('back there', context.run, var.reset, token)

asyncio.run(main())
print(var.get())
