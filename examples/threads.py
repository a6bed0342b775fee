# Threads of a script take turns; one that blocks holds nobody up. Locks, queues and events join them.
import queue
import threading
import time


def worker(jobs, results, lock):
    while (job := jobs.get()) is not None:
        time.sleep(job / 100)
        with lock:
            results.append(job)


jobs, results, lock = queue.Queue(), [], threading.Lock()
threads = [threading.Thread(target=worker, args=(jobs, results, lock)) for _ in range(2)]
for thread in threads:
    thread.start()
for job in (5, 1, 2, 4):
    jobs.put(job)
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
print(sorted(results))
