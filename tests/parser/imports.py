import a, b.c as d, e . f
from a import b, c as d
from . import x
from ...a.b import (c, d as e,)
from .... import *
global_ = 1
def f():
    global a, b
    def g():
        nonlocal c
        raise
    raise A from B
    assert a, 'b'
