"""Runs the command line for `python -m techplomacy`."""

from techplomacy.cli.main import run

if __name__ == "__main__":
    run()
