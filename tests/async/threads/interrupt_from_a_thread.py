# A signal that a thread sends to its own process is dealt with in the main thread.
import os
import signal
import threading


def endless():
    while True:
        yield 0


for consume in sum, max, list:
    thread = threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGINT))
    thread.start()
    try:
        if consume is list:
            while True:
                pass
        consume(endless())
    except KeyboardInterrupt:
        print('the main thread is interrupted')
    thread.join()

seen = []
signal.signal(signal.SIGTERM, lambda number, frame: seen.append(threading.current_thread() is threading.main_thread()))
thread = threading.Thread(target=lambda: signal.raise_signal(signal.SIGTERM))
thread.start()
thread.join()
while not seen:
    pass
print(seen)
