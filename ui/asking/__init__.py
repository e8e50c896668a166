"""Questions of the solver, asked from the window: why not, why this, what would it take."""
