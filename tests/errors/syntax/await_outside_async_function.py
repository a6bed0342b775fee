def f():
    await x
def g(): pass
