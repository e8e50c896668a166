"""The bytes of a file as plain cells. Parsing runs in a process of its own, which may die.

`confined` is the application's end of it, `worker` the other; `packed` is what they exchange. The
readers themselves are imported by the worker alone.
"""
