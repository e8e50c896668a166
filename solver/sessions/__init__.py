"""Meetings and training: what hosts them, what could be offered, what is placed."""
