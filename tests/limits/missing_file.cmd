tests/limits/no_such_file.py
