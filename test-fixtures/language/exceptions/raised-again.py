# An exception object that is raised again is chained anew, and cycles of contexts are cut or left alone.
def show(e):
    chain = []
    while e is not None and len(chain) < 5:
        chain.append(type(e).__name__)
        e = e.__context__
    print(" <- ".join(chain))


try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError(1)
except KeyError as e:
    kept = e
show(kept)

for i in range(3):
    try:
        undefined
    except NameError:
        try:
            raise kept
        except KeyError as e:
            show(e)
    try:
        raise kept
    except KeyError as e:
        show(e)

a, b = ValueError(), TypeError()
a.__context__ = b
b.__context__ = a
try:
    try:
        raise a
    except ValueError:
        raise OSError(2)
except OSError as e:
    show(e)
try:
    try:
        raise a
    except ValueError:
        raise b
except TypeError as e:
    show(e)

# expect-output:
# KeyError <- ZeroDivisionError
# KeyError <- NameError
# KeyError <- NameError
# KeyError <- NameError
# KeyError <- NameError
# KeyError <- NameError
# KeyError <- NameError
# OSError <- ValueError <- TypeError <- ValueError <- TypeError
# TypeError <- ValueError
