"""`unittest.mock` with coroutines."""
import asyncio
from unittest import mock


class Client:
    async def fetch(self, url):
        raise AssertionError("not in a test")


async def load(client):
    return [await client.fetch(n) for n in range(3)]


async def main():
    client = mock.AsyncMock(spec=Client)
    client.fetch.side_effect = ["a", "b", "c"]
    print(await load(client), client.fetch.await_count, client.fetch.await_args_list)
    with mock.patch("asyncio.sleep", new=mock.AsyncMock()) as sleep:
        await asyncio.sleep(1000)
        sleep.assert_awaited_once_with(1000)
    with mock.patch.object(Client, "fetch", mock.AsyncMock(return_value=7)):
        print(await load(Client()))
    failing = mock.AsyncMock(side_effect=ValueError("no"))
    try:
        await failing()
    except ValueError as error:
        print(error)


asyncio.run(main())
