import json
for s in ['"', "\\", "/", "\b\f\n\r\t", "\x00\x1f\x7f", "é", "€", "😀", "\u2028"]:
    print(json.dumps(s), json.dumps(s, ensure_ascii=False))
