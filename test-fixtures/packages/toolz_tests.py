# debian: python3-toolz python3-packaging python3-pytest python3-pluggy python3-iniconfig python3-attr python3-py
"""The tests that toolz ships. They need pytest."""
import pathlib
import sys

import pytest
import toolz

folder = pathlib.Path(toolz.__file__).parent / "tests"
options = ["-v", "--tb=no", "-W", "ignore", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
sys.exit(pytest.main([*options, f"--rootdir={folder}", "-c", "/dev/null", str(folder)]))
