import html
print(html.escape("<a href='x'>&\"</a>"), html.unescape("&lt;&amp;&#39;&eacute;&#x41;"))
