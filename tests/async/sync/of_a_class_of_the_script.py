"""Primitives of the script's own classes say which class they are of."""
import asyncio
import re


class Gate(asyncio.Event):
    pass


def make():
    class Slots(asyncio.Semaphore):
        class Inner(asyncio.Lock):
            pass

    return Slots(3), Slots.Inner(), Gate()


for made in (*make(), asyncio.Condition(), asyncio.Barrier(2)):
    print(re.sub("0x[0-9a-f]+", "0x", repr(made)))
