"""Task factories whose tasks do their first step at once."""

from asyncio import Task


def create_eager_task_factory(custom_task_constructor):
    """A task factory that makes eager tasks with this constructor."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)
