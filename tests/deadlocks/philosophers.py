# bide-only: CPython waits for ever
import asyncio

async def philosopher(seat, forks):
    async with forks[seat]:
        await asyncio.sleep(0.01)
        async with forks[(seat + 1) % len(forks)]:  # stuck
            print("never eats")

async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    async with asyncio.TaskGroup() as group:  # stuck
        for seat in range(5):
            group.create_task(philosopher(seat, forks), name=f"philosopher {seat}")

asyncio.run(main())
