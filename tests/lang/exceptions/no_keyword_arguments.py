for kind in (ValueError, Exception, KeyError):
    try:
        kind(a=1)
    except TypeError as error:
        print(error)
