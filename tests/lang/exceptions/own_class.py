class AppError(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

try:
    raise AppError(7, "broken")
except AppError as error:
    print(error, error.code, error.args, repr(error))
