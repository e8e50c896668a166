"""A search in a process of its own: it can be stopped, and it can die without harm."""
