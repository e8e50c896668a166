"""Settings of the whole suite."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--deep` runs the agreement test on thousands of random rotas in place of a sample."""
    parser.addoption("--deep", action="store_true", help="thousands of random rotas, not a sample")


@pytest.fixture(scope="session")
def deep(request: pytest.FixtureRequest) -> bool:
    """Whether the suite was asked to go deep."""
    return bool(request.config.getoption("--deep"))
