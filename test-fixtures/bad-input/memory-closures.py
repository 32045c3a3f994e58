def wrap(function):
    return lambda: function()


f = int
while True:
    f = wrap(f)
