# run and its relatives.
import subprocess
from subprocess import DEVNULL, PIPE, STDOUT

print(subprocess.run(['echo', 'hi'], capture_output=True))
print(subprocess.run(['echo', 'hi'], capture_output=True, text=True).stdout)
print(subprocess.run('echo $0; exit 4', shell=True, stdout=PIPE, stderr=DEVNULL))
print(subprocess.run(['cat'], input=b'given', stdout=PIPE).stdout)
print(subprocess.run(['cat'], input='text\n', stdout=PIPE, encoding='utf-8').stdout)
print(subprocess.run('echo out; echo err >&2', shell=True, stdout=PIPE, stderr=STDOUT).stdout)
print(subprocess.check_output(['echo', 'output']), subprocess.call(['false']), subprocess.check_call(['true']))
print(subprocess.getoutput('echo one; echo two'), subprocess.getstatusoutput('exit 3'))
for action in (lambda: subprocess.check_call(['false']), lambda: subprocess.check_output('echo x; exit 2', shell=True),
               lambda: subprocess.run('kill -9 $$', shell=True, check=True)):
    try:
        action()
    except subprocess.CalledProcessError as e:
        print(e.returncode, e.cmd, e.output, e.stderr)
try:
    subprocess.run(['sleep', '10'], timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e.cmd, 0 < e.timeout <= 0.05)
try:
    subprocess.run(['no-such-program-anywhere'])
except FileNotFoundError as e:
    print(e)
result = subprocess.run(['sh', '-c', 'exit 5'])
try:
    result.check_returncode()
except subprocess.CalledProcessError as e:
    print(e)
for kwargs in ({'input': b'', 'stdin': PIPE}, {'capture_output': True, 'stdout': PIPE}):
    try:
        subprocess.run(['true'], **kwargs)
    except ValueError as e:
        print(e)
