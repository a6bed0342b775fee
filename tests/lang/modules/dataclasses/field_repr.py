from dataclasses import dataclass, field, fields
@dataclass
class A:
    x: int = field(default=3, default_factory=3) if False else 1
f = fields(A)[0]
print(f.name, f.type, f.default, f.init, f.repr, f.hash, f.compare, f.kw_only, f.metadata, f.doc)
