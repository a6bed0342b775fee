# bide-only: two tasks that wait for each other; CPython would wait for ever, Bide says why.
import asyncio


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = asyncio.Lock()


async def transfer(source, target, amount):
    async with source.lock:
        await asyncio.sleep(0.1)  # asks the bank
        async with target.lock:
            source.balance -= amount
            target.balance += amount


async def main():
    ada, bob = Account(100), Account(100)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(transfer(ada, bob, 10), name="ada pays")
            group.create_task(transfer(bob, ada, 20), name="bob pays")
    finally:
        print("ada has", ada.balance, "and bob", bob.balance)


asyncio.run(main())
