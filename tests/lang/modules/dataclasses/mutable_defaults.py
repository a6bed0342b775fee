from dataclasses import dataclass, field
for v in ([], {}, set()):
    try:
        @dataclass
        class A:
            x: object = v
    except ValueError as e:
        print(e)
try:
    field(default=1, default_factory=list)
except ValueError as e:
    print(e)
