# The alarm clock.
import asyncio
import signal
import time

got = []
signal.signal(signal.SIGALRM, lambda number, frame: got.append('alarm'))
print(signal.alarm(100), signal.alarm(0) in (99, 100))
signal.setitimer(signal.ITIMER_REAL, 0.02)
while not got:
    time.sleep(0.001)
print(got, signal.getitimer(signal.ITIMER_REAL))


async def main():
    loop = asyncio.get_running_loop()
    rings = asyncio.Queue()
    loop.add_signal_handler(signal.SIGALRM, rings.put_nowait, 'ring')
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    for _ in range(3):
        print(await rings.get())
    signal.setitimer(signal.ITIMER_REAL, 0)


asyncio.run(main())
