# A message whose arguments do not fit is reported on standard error, and the program goes on.
import logging
import logging.config
import logging.handlers
import sys
import traceback

logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s")
logging.warning("one %d", 1)
logging.raiseExceptions = False
logging.warning("bad %d", "x")
logging.raiseExceptions = True
logging.config.dictConfig({
    "version": 1, "disable_existing_loggers": False,
    "formatters": {"short": {"format": "%(name)s %(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout"}},
    "loggers": {"named": {"handlers": ["out"], "level": "DEBUG", "propagate": False}},
})
logging.getLogger("named").debug("configured")
memory = logging.handlers.MemoryHandler(10, target=logging.StreamHandler(sys.stdout))
log = logging.getLogger("kept")
log.propagate = False
log.addHandler(memory)
log.warning("kept")
memory.flush()

said = []
sys.stderr, standard = type("Said", (), {"write": lambda self, text: said.append(text), "flush": lambda self: None})(), sys.stderr
log.warning("bad %d", "x")
memory.flush()
sys.stderr = standard
text = "".join(said)
print(text.startswith("--- Logging error ---"), "Call stack:" in text, "Message: 'bad %d'" in text, "Arguments: ('x',)" in text)


def told():
    last = traceback.format_stack()[-1]
    return last[last.index(", line"):]


print(told())
