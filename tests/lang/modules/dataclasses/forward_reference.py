from dataclasses import dataclass, field
@dataclass
class Tree:
    value: int
    children: list["Tree"] = field(default_factory=list)
    parent: "Tree | None" = None
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])])
print(t, sum(c.value for c in t.children))
