"""Lists as priority queues, and what can be done with several sorted iterables."""

from _heapq import *
from _heapq import (
    heapify, heapify_max, heappop, heappop_max, heappush, heappush_max,
    heappushpop, heappushpop_max, heapreplace, heapreplace_max,
)

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "merge",
    "nlargest", "nsmallest", "heappushpop", "heappush_max", "heappop_max",
    "heapify_max", "heapreplace_max", "heappushpop_max",
]


def merge(*iterables, key=None, reverse=False):
    """The items of several sorted iterables, sorted, one at a time."""
    h = []
    if reverse:
        _heapify, _heappop, _heapreplace, direction = heapify_max, heappop_max, heapreplace_max, -1
    else:
        _heapify, _heappop, _heapreplace, direction = heapify, heappop, heapreplace, 1
    if key is None:
        for order, it in enumerate(map(iter, iterables)):
            try:
                following = it.__next__
                h.append([following(), order * direction, following])
            except StopIteration:
                pass
        _heapify(h)
        while len(h) > 1:
            try:
                while True:
                    value, order, following = s = h[0]
                    yield value
                    s[0] = following()
                    _heapreplace(h, s)
            except StopIteration:
                _heappop(h)
        if h:
            value, order, following = h[0]
            yield value
            yield from following.__self__
        return
    for order, it in enumerate(map(iter, iterables)):
        try:
            following = it.__next__
            value = following()
            h.append([key(value), order * direction, value, following])
        except StopIteration:
            pass
    _heapify(h)
    while len(h) > 1:
        try:
            while True:
                key_value, order, value, following = s = h[0]
                yield value
                value = following()
                s[0] = key(value)
                s[2] = value
                _heapreplace(h, s)
        except StopIteration:
            _heappop(h)
    if h:
        key_value, order, value, following = h[0]
        yield value
        yield from following.__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items, sorted: the same as sorted(iterable, key=key)[:n]."""
    if n == 1:
        sentinel = object()
        result = min(iter(iterable), default=sentinel, key=key)
        return [] if result is sentinel else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    it = iter(iterable)
    if key is None:
        result = [(elem, i) for i, elem in zip(range(n), it)]
        if not result:
            return result
        heapify_max(result)
        top = result[0][0]
        order = n
        for elem in it:
            if elem < top:
                heapreplace_max(result, (elem, order))
                top, _order = result[0]
                order += 1
        result.sort()
        return [elem for (elem, order) in result]
    result = [(key(elem), i, elem) for i, elem in zip(range(n), it)]
    if not result:
        return result
    heapify_max(result)
    top = result[0][0]
    order = n
    for elem in it:
        k = key(elem)
        if k < top:
            heapreplace_max(result, (k, order, elem))
            top, _order, _elem = result[0]
            order += 1
    result.sort()
    return [elem for (k, order, elem) in result]


def nlargest(n, iterable, key=None):
    """The n largest items, sorted: the same as sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        sentinel = object()
        result = max(iter(iterable), default=sentinel, key=key)
        return [] if result is sentinel else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    if key is None:
        result = [(elem, i) for i, elem in zip(range(0, -n, -1), it)]
        if not result:
            return result
        heapify(result)
        top = result[0][0]
        order = -n
        for elem in it:
            if top < elem:
                heapreplace(result, (elem, order))
                top, _order = result[0]
                order -= 1
        result.sort(reverse=True)
        return [elem for (elem, order) in result]
    result = [(key(elem), i, elem) for i, elem in zip(range(0, -n, -1), it)]
    if not result:
        return result
    heapify(result)
    top = result[0][0]
    order = -n
    for elem in it:
        k = key(elem)
        if top < k:
            heapreplace(result, (k, order, elem))
            top, _order, _elem = result[0]
            order -= 1
    result.sort(reverse=True)
    return [elem for (k, order, elem) in result]
