"""The parts of the rota grid: how it is drawn, widened, arranged, searched and edited in blocks."""
