dump
bytecode
tests/cli/no_such.py
