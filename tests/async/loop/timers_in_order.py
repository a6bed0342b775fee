# Timer handles have the order of their times; equal ones make the same call at the same time.
import asyncio


def call(*args):
    pass


async def main():
    loop = asyncio.get_running_loop()
    now = loop.time() + 100
    first = loop.call_at(now, call, 1)
    again = loop.call_at(now, call, 1)
    other = loop.call_at(now, call, 2)
    later = loop.call_at(now + 1, call, 1)
    print(first < later, later < first, first > later, later > first)
    print(first == again, first != again, first == other, first != other)
    print(first <= again, first >= again, first <= other, first >= other)
    print(first <= later, later <= first, first >= later, later >= first)
    print(hash(first) == hash(now), hash(first) == hash(again))
    print([first, later, other].index(again), sorted([later, first])[0] is first)
    soon = loop.call_soon(call)
    print(soon == soon, soon == loop.call_soon(call), soon == first, first == 5)
    for wrong in soon, 5:
        try:
            first < wrong
        except TypeError as error:
            print(error)
    first.cancel()
    print(first == again, first.when() == now)
    again.cancel()
    print(first == again)
    other.cancel()
    print(first == other)


asyncio.run(main())
