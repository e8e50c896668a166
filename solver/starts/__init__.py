"""Who begins on which line of a cyclic rota, so that everybody can meet their own line manager."""
