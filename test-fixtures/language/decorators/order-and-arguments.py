# Decorators are evaluated top down and applied bottom up.
def tag(name):
    print("made", name)

    def apply(target):
        print("apply", name, target.__name__)
        return target

    return apply


@tag("outer")
@tag("inner")
def f(x=print("default")):
    """doc"""
    return 1


class Holder:
    decorators = [tag("listed")]

    @decorators[0]
    def method(self): ...

    @(lambda function: property(lambda self: function(self) * 2))
    def doubled(self):
        return 21


@tag("on class")
class C: ...


print(f(), Holder().doubled, f.__doc__)


def replace(function):
    return "replaced"


@replace
def gone(): ...


print(gone)

# expect-output:
# made outer
# made inner
# default
# apply inner f
# apply outer f
# made listed
# apply listed method
# made on class
# apply on class C
# 1 42 doc
# replaced
