"""warn, filters, catch_warnings, formatwarning."""
import warnings


def give(message="careful", *args, **kwargs):
    warnings.warn(message, *args, **kwargs)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    give()
    give("old", DeprecationWarning)
    give(RuntimeWarning("instance"))
    give("level", stacklevel=2)
    for item in log:
        print(item.category.__name__, item.message, type(item.message).__name__, item.lineno, str(item.message))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("default")
    for _ in range(3):
        give("once per place")
    give("once per place")
    print(len(log))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    for _ in range(3):
        give("just once")
    print(len(log))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("ignore")
    give()
    warnings.filterwarnings("always", message="lou.", category=UserWarning)
    give("loud")
    give("quiet")
    print([str(item.message) for item in log])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        give("raised")
    except UserWarning as error:
        print("raised", error, type(error).__name__)
    try:
        give("dep", DeprecationWarning)
    except DeprecationWarning as error:
        print(error)
print(repr(warnings.formatwarning("text", UserWarning, "file.py", 3, "the line")))
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("nope"),
            lambda: warnings.filterwarnings("error", 5), lambda: warnings.filterwarnings("error", lineno=-1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def shown(message, category, filename, lineno, file=None, line=None):
    print("shown", message, category.__name__)


with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = shown
    give("custom")
with warnings.catch_warnings(record=True, action="always") as log:
    @warnings.deprecated("use new")
    def old():
        return 5

    print(old(), log[0].category.__name__, log[0].message, old.__deprecated__)
print(len(warnings.filters) >= 0)
