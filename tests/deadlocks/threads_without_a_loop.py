# bide-only: CPython waits for ever
import threading

one, two = threading.Lock(), threading.Lock()
met = threading.Barrier(2)

def work():
    with two:
        met.wait()
        with one:  # stuck
            print("never")

thread = threading.Thread(target=work, name="worker", daemon=True)
thread.start()
with one:
    met.wait()
    with two:  # stuck
        print("never")
