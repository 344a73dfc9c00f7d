"""Entry of the command and of `python -m concgui`. Nothing heavy at module level: no Qt, no numpy, no argparse."""

import sys


def main() -> None:
    """Run the command line, or open the window."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
        from concgui.core.bundle import keep_own_modules, restore_environment

        keep_own_modules()
        restore_environment()
    from concgui.cli import run

    run(sys.argv[1:])


if __name__ == "__main__":
    main()
