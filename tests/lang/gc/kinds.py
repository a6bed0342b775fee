"""Cycles through every kind of container are freed: their finaliser tells."""
import asyncio
import gc


class Witness:
    def __init__(self, where):
        self.where = where

    def __del__(self):
        print("freed", self.where)


def through_list():
    items = [Witness("list")]
    items.append(items)


def through_dict():
    table = {"w": Witness("dict")}
    table["t"] = table


def through_tuple():
    items = []
    items.append((Witness("tuple"), items))


def through_set():
    class Member:
        pass

    member = Member()
    member.all = {member}
    member.witness = Witness("set")


def through_closure():
    witness = Witness("closure")

    def call():
        return call, witness


def through_instance():
    class Node:
        pass

    node = Node()
    node.next = Node()
    node.next.next = node
    node.witness = Witness("instance")


def through_instance_dict():
    class Node:
        pass

    node = Node()
    node.__dict__["me"] = node
    node.witness = Witness("instance dict")


def through_method():
    class Node:
        def run(self):
            pass

    node = Node()
    node.callback = node.run
    node.witness = Witness("method")


def through_exception():
    error = ValueError(Witness("exception"))
    error.self = error


def through_context():
    one, two = ValueError(Witness("context")), ValueError()
    one.__context__, two.__context__ = two, None
    two.args = (one,)


def through_generator():
    def run():
        witness = Witness("generator")
        me = yield
        yield

    gen = run()
    next(gen)
    gen.send(gen)


def through_iterator():
    items = [Witness("iterator")]
    items.append(iter(items))


def through_property():
    class Thing:
        value = property(lambda self: 1)

    Thing.witness = Witness("class")
    Thing.self = Thing()


def through_default():
    def call(box=[]):
        pass

    call.__defaults__[0].append(call)
    call.witness = Witness("default")


def through_future():
    loop = asyncio.new_event_loop()
    future = loop.create_future()
    future.set_result([future, Witness("future")])
    loop.close()


for make in [
    through_list,
    through_dict,
    through_tuple,
    through_set,
    through_closure,
    through_instance,
    through_instance_dict,
    through_method,
    through_exception,
    through_context,
    through_generator,
    through_iterator,
    through_property,
    through_default,
    through_future,
]:
    make()
    print(make.__name__)
    gc.collect()
