print("hello", __name__)
