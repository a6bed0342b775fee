def load():
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("no such setting") from error


load()
