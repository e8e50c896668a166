"""The rulebooks that come with the program, a TOML file each."""
