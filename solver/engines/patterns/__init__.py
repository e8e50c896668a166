"""The dated engine: a whole pattern for each person."""
