"""Who stands in the rows: names, numbers, teams, line managers, agreements."""
