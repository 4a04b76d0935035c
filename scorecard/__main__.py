"""`python -m scorecard` is the same as `scorecard`."""

import sys

try:
    from scorecard.cli import main
except KeyboardInterrupt:
    sys.exit(130)

if __name__ == "__main__":
    main(prog_name="scorecard")
