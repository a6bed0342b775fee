import logging, sys
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
log = logging.getLogger("app")
log.info("hello %s", "x"); log.debug("no"); log.warning("w"); logging.error("root")
try: 1 / 0
except ZeroDivisionError: log.exception("failed") if False else log.error("failed", exc_info=False)
print(log.level, log.getEffectiveLevel(), logging.getLevelName(20), log.isEnabledFor(10), log, logging.getLogger("app.sub").parent is log)
