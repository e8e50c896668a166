"""The shape of a rota on a sheet: its rows of days, its rows of people, what its columns say."""
