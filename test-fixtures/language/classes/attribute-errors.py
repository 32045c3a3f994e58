# The sentences of AttributeError, with suggestions left to the traceback.
class Thing:
    colour = "red"


t = Thing()
for action in (
    lambda: t.color,
    lambda: Thing.color,
    lambda: None.x,
    lambda: (5).real_part,
    lambda: "s".foo,
    lambda: setattr(5, "x", 1),
    lambda: setattr(object(), "x", 1),
    lambda: setattr(Thing, "__name__", 5),
    lambda: delattr(t, "colour"),
    lambda: delattr(Thing, "missing"),
    lambda: setattr(int, "x", 1),
    lambda: [].append.x,
    lambda: getattr(t, 5),
):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    t.color
except AttributeError as error:
    print(error.name, error.obj is t)

# expect-output:
# AttributeError 'Thing' object has no attribute 'color'
# AttributeError type object 'Thing' has no attribute 'color'
# AttributeError 'NoneType' object has no attribute 'x'
# AttributeError 'int' object has no attribute 'real_part'
# AttributeError 'str' object has no attribute 'foo'
# AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# TypeError can only assign string to Thing.__name__, not 'int'
# AttributeError 'Thing' object has no attribute 'colour'
# AttributeError type object 'Thing' has no attribute 'missing'
# TypeError cannot set 'x' attribute of immutable type 'int'
# AttributeError 'builtin_function_or_method' object has no attribute 'x'
# TypeError attribute name must be string, not 'int'
# color True
