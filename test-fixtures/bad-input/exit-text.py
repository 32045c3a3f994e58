import sys

sys.exit("could not find the file")
