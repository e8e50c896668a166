"""A proposal in a copy of the workbook: which cells are set, in which look, what follows."""
