"""What _thread refuses."""
import _thread

for args in [(1, ()), (print, []), (print, (), ())]:
    try:
        _thread.start_new_thread(*args)
    except TypeError as exc:
        print(exc)
print(_thread.stack_size(), _thread.stack_size(512 * 1024), _thread.stack_size(), _thread.stack_size(0))
for size in (1, -1, 32768, "a"):
    try:
        _thread.stack_size(size)
    except (TypeError, ValueError) as exc:
        print(exc)
