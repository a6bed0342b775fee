def f():
    try: pass
    except* A:
        return
