"""Exit codes in words. No numpy, no Qt."""

import signal

from concgui.core.words import tr


def signal_name(number: int) -> str:
    """Return ``SIGTERM`` for 15; ``signal 99`` for a number that has no name here."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return tr("signal {number}", number=number)


def signal_of(exitcode: int | None) -> int | None:
    """Return the number of the signal that an exit code stands for, None when it stands for none."""
    return -exitcode if exitcode is not None and exitcode < 0 else None


def describe(exitcode: int | None) -> str:
    """Return an exit code and its meaning: ``exit 0``, ``exit 1: exception``, ``SIGTERM, exit −15``, ``exit 44``.

    `exitcode` is as `Process.exitcode` gives it: −N stands for the signal N, None for "not known".
    """
    if exitcode is None:
        return tr("ended")
    if exitcode < 0:
        return tr("{signal}, exit −{number}", signal=signal_name(-exitcode), number=-exitcode)
    return tr("exit 1: exception") if exitcode == 1 else tr("exit {number}", number=exitcode)


def that_it_ended(exitcode: int | None) -> str:
    """Return ``ended, exit 0`` and the like, ``ended`` if the exit code is not known."""
    return tr("ended") if exitcode is None else tr("ended, {how}", how=describe(exitcode))
