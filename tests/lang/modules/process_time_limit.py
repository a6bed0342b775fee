"""A time limit is named as it was given."""
import subprocess

for options in [{}, {"capture_output": True}]:
    try:
        subprocess.run(["sleep", "5"], timeout=0.05, **options)
    except subprocess.TimeoutExpired as error:
        print(error, error.timeout)
