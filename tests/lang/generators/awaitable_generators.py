import asyncio
import collections.abc
import inspect
import types

@types.coroutine
def pause(n):
    got = yield from asyncio.sleep(0, n)
    return got + 1

print(type(pause).__name__, pause.__name__, type(pause(1)).__name__)
print(hex(pause.__code__.co_flags & 0x1e0), pause(1).gi_code is pause.__code__)
g = pause(1)
print(isinstance(g, collections.abc.Awaitable), isinstance(g, collections.abc.Coroutine), isinstance(g, types.CoroutineType))
print(inspect.isawaitable(g), inspect.iscoroutine(g), inspect.isgenerator(g), asyncio.iscoroutine(g), hasattr(g, "__await__"))
print(inspect.isgeneratorfunction(pause), inspect.iscoroutinefunction(pause))
print(types.coroutine(pause) is pause)
print(inspect.getgeneratorstate(g))

def plain():
    yield 1

async def native():
    return "native"

print(types.coroutine(native) is native)
print(inspect.isawaitable(plain()))

async def main():
    print(await pause(3), await g)
    try:
        await g
    except RuntimeError as error:
        print(str(error).partition(" at 0x")[0])
    try:
        await plain()
    except TypeError as error:
        print(str(error).partition(" at 0x")[0])
    for make in plain, pause:
        try:
            await asyncio.gather(make(1) if make is pause else make())
        except TypeError as error:
            print(str(error).partition(" at 0x")[0])
        else:
            print("gathered")
    try:
        print(await asyncio.create_task(pause(5)))
    except TypeError as error:
        print(str(error).partition(" at 0x")[0])
    try:
        print(await asyncio.wait_for(pause(7), 1))
    except TypeError as error:
        print(str(error).partition(" at 0x")[0])
    print(await asyncio.ensure_future(pause(9)))

asyncio.run(main())
try:
    print(asyncio.run(pause(1)))
except Exception as error:
    print(type(error).__name__, str(error).partition(" at 0x")[0])

# One step at a time.
@types.coroutine
def ask(what):
    return (yield what)

async def conversation():
    return await ask("name"), await ask("colour")

steps = conversation()
print(steps.send(None), steps.send("Bo"))
try:
    steps.send("red")
except StopIteration as stop:
    print(stop.value)
inner = ask("once")
print(list(inner))

def delegate_plain():
    yield from it

def delegate_flagged():
    return (yield from pause(1))

delegate_flagged = types.coroutine(delegate_flagged)
it = native()
try:
    next(delegate_plain())
except TypeError as error:
    print(str(error).partition(" at 0x")[0])
it.close()

def plain_to_flagged():
    yield from ask("x")
print(list(plain_to_flagged()))

# Callables that are no generator functions.
class Makes:
    def __call__(self, n):
        return ask(n)
class Sends(collections.abc.Generator):
    def send(self, value): raise StopIteration("sent")
    def throw(self, *args): raise StopIteration
wrapped = types.coroutine(Makes())
print(type(wrapped(1)).__name__, type(types.coroutine(lambda: Sends())()).__name__, type(types.coroutine(lambda: plain())()).__name__)
print(types.coroutine(lambda: 5)())
for wrong in 5, None:
    try:
        types.coroutine(wrong)
    except TypeError as error:
        print(str(error).partition(" at 0x")[0])

# What __await__ gives may be a generator that has run.
class Once:
    def __init__(self):
        self.steps = (lambda: (yield "step"))()
    def __await__(self):
        return self.steps

class Flagged:
    def __await__(self):
        return ask("step")

async def flagged():
    await Flagged()

try:
    flagged().send(None)
except TypeError as error:
    print(error)

async def twice():
    once = Once()
    return await once, await once

steps = twice()
print(steps.send(None))
try:
    steps.send("first")
except StopIteration as stop:
    print(stop.value)
