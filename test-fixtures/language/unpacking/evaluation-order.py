# The right side, then the targets from left to right.
log = []


def note(name, value=None):
    log.append(name)
    return value if value is not None else {}


note("target1")[note("key1", 0)], note("target2")["k"] = note("value", (1, 2))
print(log)  # expect: ['value', 'target1', 'key1', 'target2']
log.clear()
note("a", {})["x"] = note("b", {})["x"] = note("v", 1)
print(log)  # expect: ['v', 'a', 'b']
log.clear()
note("container", [1, 2])[note("index", 1)] += note("operand", 5)
print(log)  # expect: ['container', 'index', 'operand']
log.clear()
x: note("annotation", int) = note("annotated", 5)
print(log, __annotations__)  # expect: ['annotated', 'annotation'] {'x': <class 'int'>}
