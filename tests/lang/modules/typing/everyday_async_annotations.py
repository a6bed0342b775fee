import asyncio
from typing import Any, Awaitable, Callable, Optional, AsyncIterator
Handler = Callable[[str], Awaitable[None]]
async def on(h: Handler, times: Optional[int] = None) -> dict[str, Any]:
    await h("x")
    return {"t": times}
async def show(s: str) -> None: print(s)
async def ticks(n: int) -> AsyncIterator[int]:
    for i in range(n): yield i
async def main() -> None:
    print(await on(show, 3), [i async for i in ticks(3)], Handler)
asyncio.run(main())
