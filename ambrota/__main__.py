"""`python -m ambrota`: the command line."""

from ui.cli import run

if __name__ == "__main__":
    run()
