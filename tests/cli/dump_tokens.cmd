dump
tokens
tests/cli/greeting.py
