from urllib.parse import urlparse, urlencode, quote, unquote, parse_qs, urljoin, urlsplit
u = urlparse("https://u:p@h.org:8080/a/b;x?q=1&r=2#f")
print(u, u.hostname, u.port, urlencode({"a": "b c", "d": [1]}), quote("a b/é"), unquote("%C3%A9+"), parse_qs("a=1&a=2&b="), urljoin("http://a/b/c", "../d"), urlsplit("//x/y").netloc)
