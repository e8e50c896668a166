"""Words, dates and times as rotas write them, wherever they stand."""
