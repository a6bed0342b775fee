dump
bytecode
tests/cli/greeting.py
