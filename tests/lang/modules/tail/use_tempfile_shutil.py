import tempfile, shutil, os
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "a")
    with open(p, "w") as f: f.write("hi")
    shutil.copy(p, p + "2")
    print(sorted(os.listdir(d)), open(p + "2").read())
print(os.path.exists(d))
