"""How to do better: makes proposals. Knows ambrota; knows no Qt."""
