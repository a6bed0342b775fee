import sys

print(sys.gettrace(), sys.getprofile(), sys.settrace(None), sys.setprofile(None), sys.getswitchinterval())
print(sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__, sys.api_version, sys.platlibdir)
sys.displayhook(None)
sys.displayhook([1, "two"])
print(_)


def on_breakpoint(*args, **kwargs):
    print("breakpoint", args, kwargs)
    return 7


sys.breakpointhook = on_breakpoint
print(breakpoint(1, two=2))


def told(kind, value, traceback):
    print("not caught:", kind.__name__, value, traceback.tb_lineno)


sys.excepthook = told
raise ValueError("the end")
