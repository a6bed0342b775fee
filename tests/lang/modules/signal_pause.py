"""`signal.pause` ends when a handler has run; what the handler raises comes out of it."""
import os
import signal
import threading

got = []
signal.signal(signal.SIGUSR1, lambda number, frame: got.append(signal.Signals(number).name))
threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGUSR1)).start()
print(signal.pause(), got)


def alarm(number, frame):
    raise TimeoutError("too long")


signal.signal(signal.SIGALRM, alarm)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    signal.pause()
except TimeoutError as error:
    print(error, signal.getsignal(signal.SIGALRM) is alarm)
