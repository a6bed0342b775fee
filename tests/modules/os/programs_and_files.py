# Programs run by the shell, what their ends are called, who owns files and what new ones do not allow.
import os
import sys
import tempfile

sys.stdout.flush()
print(os.system("exit 3"), os.waitstatus_to_exitcode(os.system("exit 3")), os.system("true"))
with os.popen("echo one; echo two") as lines:
    print(list(lines))
print(os.popen("exit 2").close(), os.popen("true").close(), os.popen("printf %s $((1+2))").read())
for call in (lambda: os.popen(5), lambda: os.popen("true", "x"), lambda: os.popen("true", "r", 0)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print([os.WIFEXITED(n) for n in (0, 256, 9, 0x137F)], os.WEXITSTATUS(768), os.WTERMSIG(15), os.WIFSIGNALED(9))
print(os.waitstatus_to_exitcode(9), os.EX_USAGE, os.EX_CONFIG, os.getcwdb() == os.getcwd().encode())
print(os.get_exec_path({"PATH": "/a:/b"}), os.get_exec_path({}))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    before = os.umask(0o027)
    open(path, "w").close()
    print(oct(os.umask(before)), oct(os.stat(path).st_mode))
    os.chown(path, -1, -1)
    os.chown(path, os.getuid(), os.getgid(), follow_symlinks=False)
    os.chmod(path, 0o600, follow_symlinks=True)
    print(oct(os.stat(path).st_mode))
    try:
        os.chown(path + "?", 0, 0)
    except FileNotFoundError as error:
        print(error.errno)
sys.setswitchinterval(0.01)
try:
    sys.setswitchinterval(0)
except ValueError as error:
    print(error)
print("json" in sys.stdlib_module_names, "numpy" in sys.stdlib_module_names, type(sys.stdlib_module_names))
