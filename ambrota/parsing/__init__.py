"""The bytes of a file as plain cells. Runs in a process of its own, which may die without harm.

Nothing here is imported by the application itself but what the two processes agree on (`packed`,
`addresses`, `values`): `ambrota.sheets.confined` starts `worker` and speaks with it.
"""
