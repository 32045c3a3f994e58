# breakpoint() calls sys.breakpointhook with its arguments, whatever that is now. Code points, and NotImplemented as a condition.
import sys
import warnings

seen = []
sys.breakpointhook = lambda *args, **kwargs: seen.append((args, kwargs)) or 'answer'
print(breakpoint(1, 2, key=3), seen)  # expect: answer [((1, 2), {'key': 3})]
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)  # expect: lost sys.breakpointhook
for bad in (2**70, -1):
    try:
        chr(bad)
    except ValueError as e:
        print(e)  # expect: chr() arg not in range(0x110000) | chr() arg not in range(0x110000)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(bool(NotImplemented), [str(w.message) for w in caught])  # expect: True ['NotImplemented should not be used in a boolean context']
