# Cycles of every everyday kind are freed while they are made: a long run holds its memory flat.
import asyncio
import os


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self


def closure():
    def inner():
        return inner
    return inner


def raised():
    try:
        raise ValueError("around")
    except ValueError as error:
        error.again = error
        return error


async def loop_of_tasks():
    node = Node("task")

    async def child():
        node.task = asyncio.current_task()
        await asyncio.sleep(0)

    await asyncio.create_task(child())


def round_of_garbage(count):
    for number in range(count):
        ring = [number]
        ring.append(ring)
        table = {"number": number}
        table["self"] = table
        Node(ring)
        closure()
        raised()


def pages():
    if not os.path.exists("/proc/self/statm"):
        return 1
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1])


async def main():
    round_of_garbage(3000)
    for _ in range(300):
        await loop_of_tasks()
    first = pages()
    for _ in range(20):
        round_of_garbage(3000)
        for _ in range(300):
            await loop_of_tasks()
    print("flat:", pages() < first * 1.5)


asyncio.run(main())
