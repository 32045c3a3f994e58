# Methods of instances of subclasses of builtin classes, which have a dict of their own that may hide the method.
from collections import Counter, OrderedDict


class Stack(list):
    def top(self):
        return self[-1]

    def depth(self):
        return len(self)


class Named(str):
    def shout(self):
        return self.upper() + "!"


class Failure(Exception):
    def code(self):
        return len(self.args)


class Registry(dict):
    def names(self):
        return sorted(self)


def use(stack, named, failure, registry):
    return stack.top(), stack.depth(), named.shout(), failure.code(), registry.names(), len(registry.copy())


things = Stack([1, 2]), Named("ab"), Failure(1, 2), Registry(b=1, a=2)
for _ in range(80):
    use(*things)
print(use(*things))  # expect: (2, 2, 'AB!', 2, ['a', 'b'], 2)

# hidden in one object, before and after
stack, named, failure, registry = things
stack.top = lambda: "hidden"
failure.code = lambda: "hidden, too"
print(use(*things))  # expect: ('hidden', 2, 'AB!', 'hidden, too', ['a', 'b'], 2)
stack.other = 5
del stack.top
print(use(*things), stack.other)  # expect: (2, 2, 'AB!', 'hidden, too', ['a', 'b'], 2) 5
del failure.code
for _ in range(80):
    use(*things)


def hide_inside(stack):
    found = [stack.depth()]
    stack.depth = lambda: "now hidden"
    found.append(stack.depth())
    del stack.depth
    found.append(stack.depth())
    return found


for _ in range(80):
    hide_inside(stack)
print(hide_inside(stack))  # expect: [2, 'now hidden', 2]

# the class changes; another class comes along
Stack.depth = lambda self: -len(self)
print(use(*things), hide_inside(stack))  # expect: (2, -2, 'AB!', 2, ['a', 'b'], 2) [-2, 'now hidden', -2]


class Deeper(Stack):
    def top(self):
        return "deeper"


print([use(s, named, failure, registry)[:2] for s in (stack, Deeper([1]), stack)])  # expect: [(2, -2), ('deeper', -1), (2, -2)]
counts = Counter("abca")
ordered = OrderedDict(a=1, b=2)
for _ in range(80):
    ordered.move_to_end("a")
    counts.update("a")
print(counts.most_common(1), list(ordered), counts.total())  # expect: [('a', 82)] ['b', 'a'] 84
ordered.move_to_end = print
ordered.move_to_end("hidden in", "the object")  # expect: hidden in the object
