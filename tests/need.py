"""Skip what cannot be tested here, loudly where it must be tested."""

import os

import pytest

#: Continuous integration: what is skipped on a laptop for want of something is a failure there.
ON_CI = os.environ.get("CI", "").lower() == "true"


def need(condition: object, reason: str) -> None:
    """Skip the test with `reason` if `condition` does not hold; where CI=true, fail it."""
    if condition:
        return
    if ON_CI:
        pytest.fail(f"must not be skipped where CI=true: {reason}", pytrace=False)
    pytest.skip(reason)


def fail_if_skipped(report: pytest.TestReport) -> None:
    """Where CI=true, make a failure of any skip, also of one that asked nobody; for parts that must run whole."""
    if ON_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"must not be skipped where CI=true: {report.longrepr}"
