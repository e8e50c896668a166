"""The cyclic engine: whole stretches of days, whatever the number of lines."""
