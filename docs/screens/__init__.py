"""Pictures of every screen and state of the window, for the docs and for looking at.

    python -m docs.screens FOLDER [--only first-run compare ...] [--list] [--fresh]
    python -m docs.screens docs/images --only wizard window comparison conflict first-run progress

A screen is a row of `table.SCREENS`: its name, how to get there, and what differs from the usual
window, 1440 x 900 in light. To add one, write a function of `ways` that takes a `Stage` (or name an
action) and add its row. Proposals come from a repeatable search, made once and kept in the system's
temporary folder until the workbook changes or `--fresh` is given.
"""
