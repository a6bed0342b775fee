"""A thread that sleeps at once does not hold up who has started it."""
import threading
import time

started = time.monotonic()
thread = threading.Thread(target=time.sleep, args=(0.5,))
thread.start()
print(time.monotonic() - started < 0.4)
thread.join()
print(time.monotonic() - started >= 0.5)
