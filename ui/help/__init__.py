"""Help that needs no network: pages, the glossary, keys, and what is in front of you."""
