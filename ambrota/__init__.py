"""What a rota is, and what it does to operational cover and to people. No Qt, no solver."""

__version__ = "0.1.0"
