"""One file a pane of the window."""
