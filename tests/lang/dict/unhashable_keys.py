for key in ([], {}, set(), (1, [])):
    try:
        {key: 1}
    except TypeError as error:
        print(error)
