import csv, io
print(list(csv.reader(["a,b,c", '1,"x, y","q""r"', "", "a\\,b"])), list(csv.DictReader(["k,v", "1,2"])))
f = io.StringIO()
w = csv.writer(f); w.writerow([1, "a b", 'q"r', "x,y", None, ""]); w.writerows([[1.5], [""]])
print(repr(f.getvalue()))
f = io.StringIO(); w = csv.DictWriter(f, ["a", "b"], delimiter=";"); w.writeheader(); w.writerow({"a": 1, "b": 2}); print(repr(f.getvalue()))
