"""Proposals beside the current rota: what differs, what is taken over, where each lies."""
