try: pass
except* A:
    break
