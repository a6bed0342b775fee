print(r"\n", R'\t', b"a\x00", B'\'', rb"\x", bR"\x", Rb'\d', u"u", U'U', f"{1}", F"{2}", fr"\{3}", rF"\{4}", Rf"{5}\n")
print("a" 'b' """c""", r"\a" "\n".join("xy"), f"{1}" "{2}" f"{{3}}", b"a" rb"\b")
print('it\'s', "say \"hi\"", '''a
b''', "a\
b", "tab\there", "\101\x41\u0041\U00000041", "\0", "\08".encode(), '\a\b\f\n\r\t\v'.encode())
print(len("\
"), """ "quoted" """, '''it's''', """a\"""b""")
print(repr(r'\''), repr(r"a\\"), len(r"\\"))
