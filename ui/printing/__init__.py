"""What is put on paper, and into a PDF: the rota, its findings, the scorecard."""
