import fnmatch, glob
print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a.txt", "b.py"], "*.py"), fnmatch.translate("a?[bc]*"), glob.escape("a[b]"))
