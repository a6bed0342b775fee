"""`async for` over objects whose methods are objects that can be called, as mocks have them."""
import asyncio
from unittest.mock import MagicMock


class Answer:
    def __init__(self, answer):
        self.answer = answer

    def __call__(self, *args):
        return self.answer()


class Numbers:
    left = 2

    async def step():
        Numbers.left -= 1
        if Numbers.left < 0:
            raise StopAsyncIteration
        return Numbers.left

    __aiter__ = Answer(lambda: Numbers())
    __anext__ = Answer(lambda: Numbers.step())


async def main():
    print([number async for number in Numbers()])
    rows = MagicMock()
    rows.__aiter__.return_value = ["one", "two"]
    async for row in rows:
        print(row)
    print([row async for row in rows])


asyncio.run(main())
