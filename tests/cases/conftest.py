"""The built-in cases, made and replayed once for all tests: Xiangxiang is a million people."""

from functools import cache

import pytest

from wholeprocess.cases import BUILT_IN, built_in
from wholeprocess.process import replay

_made = cache(built_in)


@cache
def _state(name):
    return replay(_made(name).journal)


@pytest.fixture(scope="session", params=BUILT_IN)
def case(request):
    return _made(request.param)


@pytest.fixture(scope="session")
def quzici():
    return _made("quzici")


@pytest.fixture(scope="session")
def xiangxiang():
    return _made("xiangxiang")


@pytest.fixture(scope="session")
def state_of():
    """What a case's journal came to."""
    return lambda case: _state(case.name)
