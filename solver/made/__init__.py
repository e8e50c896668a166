"""Rotas made from nothing, from terms alone."""
