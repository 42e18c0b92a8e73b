"""`python -m vanban.cli` is the command `vanban`."""

from vanban.cli import main

# The processes of a batch import this file once more, under another name.
if __name__ == "__main__":
    raise SystemExit(main())
