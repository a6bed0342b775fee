"""The rest of the gc module."""
import gc

print(gc.get_threshold(), gc.isenabled())
gc.set_threshold(500, 5)
print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold()[0])
gc.set_threshold(2000, 10, 10)
for value in [1, "a", 1.5, None, b"", range(3), [], {}, {"a": 1}, (), ([],), set(), Exception(), lambda: 0]:
    print(type(value).__name__, gc.is_tracked(value))
for bad in [5, -1, "x"]:
    try:
        gc.collect(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
inner = [1]
outer = [inner]
print(any(found is outer for found in gc.get_referrers(inner)))
print(gc.get_referents(outer), gc.get_referents((1, "a"), outer)[-1] is inner)
print(any(found is outer for found in gc.get_objects()))
print(gc.garbage, gc.callbacks, gc.get_debug(), gc.get_freeze_count())
gc.freeze()
gc.unfreeze()
print(len(gc.get_stats()), sorted(gc.get_stats()[2]))
phases = []


def watch(phase, info):
    phases.append((phase, sorted(info)))


gc.callbacks.append(watch)
gc.collect(1)
gc.callbacks.remove(watch)
print(phases)
