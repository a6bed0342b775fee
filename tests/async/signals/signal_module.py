# Handlers of the process.
import signal

calls = []


def handler(number, frame):
    calls.append(number)


print(signal.signal(signal.SIGUSR1, handler) == signal.SIG_DFL)
print(signal.getsignal(signal.SIGUSR1) is handler)
signal.raise_signal(signal.SIGUSR1)
print(calls == [signal.SIGUSR1])
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
print(len(calls), signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print('KeyboardInterrupt')
signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
print(calls[-1] == signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print('again')
for bad in [(0, handler), (1000, handler), (signal.SIGUSR1, 'text')]:
    try:
        signal.signal(*bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    signal.signal(signal.SIGKILL, handler)
except OSError as e:
    print(e)
print(signal.strsignal(signal.SIGTERM), '/', signal.strsignal(signal.SIGINT))
print(int(signal.SIGTERM), int(signal.SIGKILL), signal.SIGUSR1 in signal.valid_signals())


def fails(number, frame):
    raise RuntimeError('from the handler')


signal.signal(signal.SIGUSR2, fails)
try:
    signal.raise_signal(signal.SIGUSR2)
except RuntimeError as e:
    print(e)
