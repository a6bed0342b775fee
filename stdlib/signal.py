"""Signals: what is done when one comes."""

import _signal
from _signal import *
from _signal import getsignal as _getsignal, signal as _set_signal, valid_signals as _valid_signals

_SIGNALS = {name: value for name, value in vars(_signal).items()
            if name.startswith('SIG') and not name.startswith('SIG_')}


def _as_enum(value, enum):
    try:
        return enum(value)
    except (ValueError, TypeError):
        return value


try:
    from enum import IntEnum as _IntEnum
    Signals = _IntEnum('Signals', _SIGNALS, module='signal')
    Handlers = _IntEnum('Handlers', {'SIG_DFL': SIG_DFL, 'SIG_IGN': SIG_IGN}, module='signal')
    globals().update(Signals.__members__)
    globals().update(Handlers.__members__)
except ImportError:
    Signals = Handlers = int


def signal(signalnum, handler):
    """Sets what is done about a signal; gives what was done before."""
    handler = int(handler) if isinstance(handler, int) else handler
    return _as_enum(_set_signal(int(signalnum), handler), Handlers)


def getsignal(signalnum):
    """What is done about a signal."""
    return _as_enum(_getsignal(int(signalnum)), Handlers)


def valid_signals():
    """All signals that can be handled."""
    return {_as_enum(number, Signals) for number in _valid_signals()}


def pause():
    """Waits until a signal comes and its handler has run."""
    import threading
    over = threading.Event()
    before = {number: handler for number in range(1, NSIG) if callable(handler := _getsignal(number))}
    during = {}
    for number, handler in before.items():
        during[number] = _then(handler, over)
        _set_signal(number, during[number])
    try:
        # With a time, so that it is never said to be a deadlock: any signal may end it.
        while not over.wait(3600):
            pass
    finally:
        for number, handler in before.items():
            if _getsignal(number) is during[number]:
                _set_signal(number, handler)


def _then(handler, over):
    """A handler that also ends a `pause`."""
    def handle(number, frame):
        try:
            handler(number, frame)
        finally:
            over.set()
    return handle


def _absent(name):
    def refuse(*args):
        raise NotImplementedError(f'signal.{name} is not in Bide')
    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in ('pthread_kill', 'pthread_sigmask', 'set_wakeup_fd', 'siginterrupt', 'sigpending',
              'sigtimedwait', 'sigwait', 'sigwaitinfo'):
    globals()[_name] = _absent(_name)


SIGCLD = SIGCHLD
SIGPOLL = SIGIO
ItimerError = OSError
