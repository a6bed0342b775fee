import json
for t in ["", " ", "x", "nul", "tru", "[", "[1", "[1,", "[1,]", "[1 2]", "[,]", "{", "{}x", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', "{1:2}", "{a:1}", "{,}", '{"a":}', "1 2", "01", "-", "+1", ".5", "1.", "1e", "'a'", "[}", "-Inf", "Nan"]:
    try:
        print(json.loads(t))
    except json.JSONDecodeError as e:
        print(repr(t), "->", e)
