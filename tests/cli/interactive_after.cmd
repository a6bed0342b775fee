-i
tests/cli/greeting.py
