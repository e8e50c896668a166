"""Lists with one row for each duty, as rostering systems export them."""
