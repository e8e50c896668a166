"""Pay for unsocial hours: the tables, the hours they apply to, and what a change comes to."""
