"""The import wizard: the user's own sheet with what was understood of it, before it is opened."""
