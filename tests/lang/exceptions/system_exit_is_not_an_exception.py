try:
    exit(3)
except Exception:
    print("wrong")
except SystemExit as error:
    print("exit", error.code)
