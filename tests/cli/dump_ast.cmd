dump
ast
tests/cli/greeting.py
