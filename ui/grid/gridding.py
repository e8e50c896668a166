"""What the window's actions do in the grid: edits of blocks, choices, widths, order, finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow

ORDERS = ("rota", "name", "role", "team", "manager", "findings")
LEVELS = ("whole", "month", "week", "day")


class Gridding:
    """One method an action."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.grid = window, window.grid

    def cut(self) -> None:
        self.grid.editing.cut()

    def copy(self) -> None:
        self.grid.editing.copy()

    def copy_headed(self) -> None:
        self.grid.editing.copy(headed=True)

    def paste(self) -> None:
        self.grid.editing.paste()

    def fill_down(self) -> None:
        self.grid.editing.fill(across=False)

    def fill_right(self) -> None:
        self.grid.editing.fill(across=True)

    def swap_with(self) -> None:
        self.grid.editing.swap_with()

    def choices(self) -> None:
        self.grid.choosing.ask()

    def find_in_grid(self) -> None:
        self.grid.search.open_bar()

    def person_details(self) -> None:
        self.grid.grids.show_details(self.window.actions_by_id["person_details"].isChecked())

    def days_whole(self) -> None:
        self.grid.set_width("whole")

    def days_month(self) -> None:
        self.grid.set_width("month")

    def days_week(self) -> None:
        self.grid.set_width("week")

    def days_day(self) -> None:
        self.grid.set_width("day")

    def _arrange(self, way: str) -> None:
        self.grid.arrange(way)
        for one in ORDERS:
            self.window.actions_by_id[f"order_{one}"].setChecked(one == way)

    def order_rota(self) -> None:
        self._arrange("rota")

    def order_name(self) -> None:
        self._arrange("name")

    def order_role(self) -> None:
        self._arrange("role")

    def order_team(self) -> None:
        self._arrange("team")

    def order_manager(self) -> None:
        self._arrange("manager")

    def order_findings(self) -> None:
        self._arrange("findings")
