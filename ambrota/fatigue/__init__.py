"""Published models of fatigue, for comparison: none of them is a limit."""
