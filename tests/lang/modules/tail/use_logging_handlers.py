import logging, io
b = io.StringIO()
h = logging.StreamHandler(b); h.setFormatter(logging.Formatter("{levelname:>8}|{message}", style="{"))
log = logging.getLogger("t"); log.addHandler(h); log.propagate = False; log.setLevel("DEBUG")
log.debug("d"); log.critical("c %d", 5)
class F(logging.Filter):
    def filter(self, r): return "x" not in r.getMessage()
log.addFilter(F()); log.info("xx"); log.info("yy")
a = logging.LoggerAdapter(log, {"k": 1}); a.info("ad")
print(b.getvalue())
