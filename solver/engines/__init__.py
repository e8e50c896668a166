"""Engines: each compiles every primitive, or refuses it by name."""
