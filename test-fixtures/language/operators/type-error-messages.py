# Messages of built-in operand mismatches.
def error(action):
    try:
        return action()
    except Exception as caught:
        return f"{type(caught).__name__}: {caught}"


print(error(lambda: 1 + "1"))
print(error(lambda: "1" + 1))
print(error(lambda: [1] + (2,)))
print(error(lambda: (1,) + [2]))
print(error(lambda: b"a" + "a"))
print(error(lambda: "a" * "b"))
print(error(lambda: "a" * 1.5))
print(error(lambda: [1] * None))
print(error(lambda: {} + {}))
print(error(lambda: {1} + {2}))
print(error(lambda: None - 1))
print(error(lambda: 1.5 & 1))
print(error(lambda: "a" - "b"))
print(error(lambda: 1 < "a"))
print(error(lambda: [] < ()))
print(error(lambda: 1j < 2j))
print(error(lambda: None <= None))
print(error(lambda: 1 in 5))
print(error(lambda: 1 in "abc"))
print(error(lambda: print >> 1))
print(error(lambda: {} | []))
print(error(lambda: 3 @ 4))

# expect-output:
# TypeError: unsupported operand type(s) for +: 'int' and 'str'
# TypeError: can only concatenate str (not "int") to str
# TypeError: can only concatenate list (not "tuple") to list
# TypeError: can only concatenate tuple (not "list") to tuple
# TypeError: can't concat str to bytes
# TypeError: can't multiply sequence by non-int of type 'str'
# TypeError: can't multiply sequence by non-int of type 'float'
# TypeError: can't multiply sequence by non-int of type 'NoneType'
# TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
# TypeError: unsupported operand type(s) for +: 'set' and 'set'
# TypeError: unsupported operand type(s) for -: 'NoneType' and 'int'
# TypeError: unsupported operand type(s) for &: 'float' and 'int'
# TypeError: unsupported operand type(s) for -: 'str' and 'str'
# TypeError: '<' not supported between instances of 'int' and 'str'
# TypeError: '<' not supported between instances of 'list' and 'tuple'
# TypeError: '<' not supported between instances of 'complex' and 'complex'
# TypeError: '<=' not supported between instances of 'NoneType' and 'NoneType'
# TypeError: argument of type 'int' is not iterable
# TypeError: 'in <string>' requires string as left operand, not int
# TypeError: unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. Did you mean "print(<message>, file=<output_stream>)"?
# TypeError: unsupported operand type(s) for |: 'dict' and 'list'
# TypeError: unsupported operand type(s) for @: 'int' and 'int'
