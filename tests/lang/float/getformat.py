"""float.__getformat__, which portable tests ask."""
print(float.__getformat__("double"), "|", float.__getformat__("float"))
for kind in ("int", 1):
    try:
        float.__getformat__(kind)
    except (TypeError, ValueError) as exc:
        print(type(exc).__name__, exc)
