"""Invented, realistic rota workbooks, each with a page that says what is wrong with it on purpose."""
