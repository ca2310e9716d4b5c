"""`python -m validator` is the command `timeline`."""

from validator.cli import main

main()
