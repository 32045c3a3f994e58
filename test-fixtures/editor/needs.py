"""Cannot run here: what the editor test is told ways on for."""

import numpy

print(numpy.zeros(3))
