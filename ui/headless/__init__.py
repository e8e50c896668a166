"""The command line without a window: every command as a module, none of which imports Qt."""
