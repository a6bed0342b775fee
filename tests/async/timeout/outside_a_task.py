import asyncio

async def main():
    pass

try:
    asyncio.timeout(1)
except RuntimeError as error:
    print(error)
