"""`python -m reperes` is the command `reperes`."""

from reperes.cli import main

if __name__ == "__main__":
    main()
