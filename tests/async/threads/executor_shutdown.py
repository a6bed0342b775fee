"""An executor's threads end while the event loop goes on, or are not waited for any longer."""
import asyncio
import concurrent.futures
import threading
import time
import warnings

warnings.simplefilter("error")


async def main(log):
    loop = asyncio.get_running_loop()
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(max_workers=1))
    job = loop.run_in_executor(None, time.sleep, 0.05)
    ending = asyncio.create_task(loop.shutdown_default_executor())
    await asyncio.sleep(0)
    loop.call_later(0.01, log.append, "the loop goes on")
    await ending
    log.append(job.done() or "not done")
    try:
        loop.run_in_executor(None, print)
    except RuntimeError as error:
        log.append(str(error))
    await job


class Endless(concurrent.futures.ThreadPoolExecutor):
    def shutdown(self, wait=True, *, cancel_futures=False):
        if wait:
            end.wait()


log = []
asyncio.run(main(log))
print(log)
end = threading.Event()
loop = asyncio.new_event_loop()
loop.set_default_executor(Endless())
try:
    loop.run_until_complete(loop.shutdown_default_executor(timeout=0.01))
except RuntimeWarning as warning:
    print(warning)
end.set()
loop.close()

loop = asyncio.new_event_loop()
job = loop.run_in_executor(None, time.sleep, 0.2)
try:
    loop.run_until_complete(loop.shutdown_default_executor(timeout=0.01))
except RuntimeWarning as warning:
    print(warning)
loop.run_until_complete(job)
loop.close()
