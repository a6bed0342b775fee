"""All numbers of system errors."""
import errno

print(sorted(name for name in dir(errno) if name[0] == "E"))
print([getattr(errno, name) for name in sorted(dir(errno)) if name[0] == "E"])
print(sorted(errno.errorcode.items()))
