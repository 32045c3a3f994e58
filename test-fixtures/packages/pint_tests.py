# debian: python3-pint python3-packaging python3-pytest python3-pluggy python3-iniconfig python3-attr python3-py python3-pytest-subtests
# debian-part: libpython3.11-stdlib usr/lib/python3.11/distutils
"""The tests that pint ships. They need pytest, and a module of Python 3.11."""
import pathlib
import sys

import pint
import pytest

folder = pathlib.Path(pint.__file__).parent / "testsuite"
options = ["-v", "--tb=no", "-W", "ignore", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
sys.exit(pytest.main([*options, f"--rootdir={folder}", "-c", "/dev/null", str(folder)]))
