"""Charts drawn by QPainter; each has its table beside it, because no chart can be read aloud."""
