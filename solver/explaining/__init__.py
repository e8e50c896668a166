"""Why not all can hold and what would help; why a cell is so; what a wish would cost."""
