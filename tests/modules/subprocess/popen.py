# A program that runs beside this one.
import subprocess
from subprocess import PIPE

with subprocess.Popen(['cat'], stdin=PIPE, stdout=PIPE) as p:
    print(p.poll(), p.args, p.pid > 0)
    p.stdin.write(b'one\ntwo\n')
    p.stdin.flush()
    print(p.stdout.readline())
    p.stdin.close()
    print(p.stdout.read())
print(p.returncode, p.wait(), p.poll())

p = subprocess.Popen(['sleep', '100'])
try:
    p.wait(0.02)
except subprocess.TimeoutExpired as e:
    print(e)
p.terminate()
print(p.wait(), p)
p.terminate()

p = subprocess.Popen(['sh', '-c', 'for i in 1 2 3; do echo line $i; done'], stdout=PIPE, text=True)
for line in p.stdout:
    print(repr(line))
print(p.wait(), p.communicate())

p = subprocess.Popen(['cat'], stdin=PIPE, stdout=PIPE)
data = b'x' * 500_000
out, err = p.communicate(data)
print(out == data, err, p.returncode)

a = subprocess.Popen(['printf', 'b\\na\\n'], stdout=PIPE)
b = subprocess.Popen(['sort'], stdin=a.stdout, stdout=PIPE)
a.stdout.close()
print(b.communicate()[0], a.wait())
print(subprocess.Popen(['pwd'], cwd='/', stdout=PIPE).communicate())
print(subprocess.Popen('echo $X', shell=True, env={'X': 'value'}, stdout=PIPE).communicate()[0])
