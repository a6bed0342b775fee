def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('é'.encode()))
print(repr('é'.encode('latin-1')))
print(repr('a'.encode('utf-16')))
print(repr('a'.encode('utf-32-be')))
error(lambda: 'é'.encode('ascii'))
error(lambda: 'a€'.encode('latin-1'))
print(repr('é'.encode('ascii', 'ignore')))
print(repr('é'.encode('ascii', 'replace')))
print(repr('é€😀'.encode('ascii', 'backslashreplace')))
print(repr('é'.encode('ascii', 'xmlcharrefreplace')))
error(lambda: 'a'.encode('nope'))
error(lambda: 'é'.encode('ascii', 'nope'))
error(lambda: 'a'.encode(1))
