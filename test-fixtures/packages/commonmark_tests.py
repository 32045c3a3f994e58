# debian: python3-commonmark
"""The tests that commonmark ships."""
import sys
import unittest

runner = unittest.TextTestRunner(sys.stdout, verbosity=2)
unittest.main(module=None, argv=["tests", "commonmark.tests.unit_tests", "commonmark.tests.rst_tests"], testRunner=runner)
