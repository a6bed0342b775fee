"""Chains of contexts that a script has closed: nothing hangs that follows them."""
import traceback


class A(Exception):
    pass


class B(Exception):
    pass


class C(Exception):
    pass


def on_itself():
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)


def at_the_head():
    try:
        raise A()
    except A as a:
        try:
            raise B()
        except B:
            try:
                raise C()
            except C as c:
                a.__context__ = c
                raise c


def further_down():
    try:
        raise A()
    except A as a:
        try:
            raise B()
        except B as b:
            a.__context__ = b
            try:
                raise C()
            except C:
                raise KeyError("last")


for function in (on_itself, at_the_head, further_down):
    try:
        function()
    except Exception as error:
        chain, link = [], error
        for _ in range(6):
            chain.append(repr(link))
            link = link.__context__ if link is not None else None
        print(function.__name__, chain)
        print(len(traceback.format_exception(error)) > 0)
