"""The smallest part of a program that still differs."""

import ast


def shrink(text, differs):
    """Leaves out statements, and puts parts in the place of wholes, as long as `differs` says True."""
    tree = ast.parse(text)
    smaller = True
    while smaller:
        smaller = False
        for path in sorted(bodies(tree), key=len):
            smaller |= thin_out(tree, path, differs)
    return ast.unparse(tree)


def bodies(tree):
    """The ways to all lists of statements: tuples of (field, index) steps that end in a field."""
    found = []

    def visit(node, path):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], (ast.stmt, ast.ExceptHandler, ast.match_case)):
                found.append((*path, field))
                for index, item in enumerate(value):
                    visit(item, (*path, (field, index)))

    visit(tree, ())
    return found


def at(tree, path):
    """The list of statements there, if it is still there."""
    node = tree
    for step in path[:-1]:
        field, index = step
        items = getattr(node, field, [])
        if index >= len(items):
            return None
        node = items[index]
    items = getattr(node, path[-1], None)
    return items if isinstance(items, list) else None


def thin_out(tree, path, differs):
    items = at(tree, path)
    if not items:
        return False
    changed = False
    size = len(items)
    while size:
        start = 0
        while start < len(items):
            kept = items[:]
            items[start:start + size] = inner(items[start:start + size]) if size == 1 else []
            if items != kept and still(tree, differs):
                changed = True
                continue
            items[:] = kept
            kept = items[:]
            del items[start:start + size]
            if still(tree, differs):
                changed = True
                continue
            items[:] = kept
            start += size
        size //= 2
    return changed


def inner(statements):
    """What stands inside a compound statement, in its place."""
    body = getattr(statements[0], "body", None)
    is_definition = isinstance(statements[0], (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.match_case))
    return list(statements) if is_definition or not isinstance(body, list) else list(body)


def still(tree, differs):
    try:
        text = ast.unparse(tree)
        compile(text, "<smaller>", "exec")
    except (SyntaxError, ValueError, IndexError, AttributeError):
        return False
    return differs(text)
