import copy

a = [1]
b = [a, a]
c = copy.deepcopy(b)
print(c, c[0] is c[1], c[0] is a)
r = [1]
r.append(r)
s = copy.deepcopy(r)
print(s, s[1] is s, s is r)
d = {}
d["self"] = d
e = copy.deepcopy(d)
print(e["self"] is e)
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u[0][0] is u, u is t)


class Node:
    def __init__(self, name):
        self.name, self.links = name, []

    def __deepcopy__(self, memo):
        print("deepcopy", self.name)
        new = Node(self.name + "'")
        memo[id(self)] = new
        new.links = copy.deepcopy(self.links, memo)
        return new

    def __copy__(self):
        return Node("copy of " + self.name)


x, y = Node("x"), Node("y")
x.links.append(y)
y.links.append(x)
z = copy.deepcopy(x)
print(z.name, z.links[0].name, z.links[0].links[0] is z, copy.copy(x).name)


class State:
    def __init__(self):
        self.keep, self.drop = [1], "d"

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["drop"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.drop = "restored"


w = copy.deepcopy(State())
print(w.__dict__)


class New:
    def __new__(cls, a, *, b=None):
        self = super().__new__(cls)
        self.ab = (a, b)
        return self

    def __getnewargs_ex__(self):
        return (self.ab[0],), {"b": self.ab[1]}


print(copy.copy(New(1, b=2)).ab)


class Reduce:
    def __init__(self, v):
        self.v = v

    def __reduce__(self):
        return Reduce, (self.v + 1,)


print(copy.copy(Reduce(1)).v, copy.deepcopy(Reduce(1)).v)


class Cls:
    pass


o = Cls()
o.me = o
p = copy.deepcopy(o)
print(p.me is p)
try:
    copy.deepcopy([x for x in [(i for i in [])]])
except TypeError as error:
    print(error)
print(copy.deepcopy({"a": (1, [2])}), copy.deepcopy({frozenset([1]): 2}), copy.Error.__name__)
memo = {}
copy.deepcopy([[]], memo)
print(len(memo))


class Parent:
    def __init__(self):
        self.items = [Child(self), Child(self)]


class Child:
    def __init__(self, parent):
        self.parent = parent


parent = copy.deepcopy(Parent())
print(all(child.parent is parent for child in parent.items))
