from pathlib import Path, PurePosixPath
p = PurePosixPath("/a/b/c.tar.gz")
print(p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p / "x", p.with_suffix(".zip"), p.relative_to("/a"), p.is_absolute(), PurePosixPath("a") / "../b", p.match("*.gz"), repr(p))
print(Path(".").exists(), Path("/nonexistent").is_file())
