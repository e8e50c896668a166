"""The product's own solver on public instances, and on made-up stations: readers, checkers, runs.

The checkers are written from what the instances mean and take nothing from the solver.
"""
