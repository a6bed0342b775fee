for x in y:
    try: pass
    except* A:
        continue
