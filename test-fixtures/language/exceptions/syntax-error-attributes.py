# compile() raises SyntaxError with a place.
def error(source, mode="exec"):
    try:
        compile(source, "<test>", mode)
    except SyntaxError as caught:
        return f"{type(caught).__name__}: {caught.msg} ({caught.lineno}, {caught.offset})"


print(error("x = = 1"))  # expect: SyntaxError: invalid syntax (1, 5)
print(error("def f(:\n  pass"))  # expect: SyntaxError: invalid syntax (1, 7)
print(error("if True:\nx = 1"))  # expect: IndentationError: expected an indented block after 'if' statement on line 1 (2, 1)
print(error("  x = 1"))  # expect: IndentationError: unexpected indent (1, 2)
print(error("if 1:\n\tx\n        y"))  # expect: TabError: inconsistent use of tabs and spaces in indentation (3, 1)
print(error("'abc"))  # expect: SyntaxError: unterminated string literal (detected at line 1) (1, 1)
print(error("f(a=1, 2)"))  # expect: SyntaxError: positional argument follows keyword argument (1, 9)
print(error("return 1"))  # expect: SyntaxError: 'return' outside function (1, 1)
print(error("break"))  # expect: SyntaxError: 'break' outside loop (1, 1)
print(error("x = (1,\ny = 2"))  # expect: SyntaxError: '(' was never closed (1, 5)
print(error("1 = x"))  # expect: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? (1, 1)
print(error("def f(a, a): pass"))  # expect: SyntaxError: duplicate argument 'a' in function definition (1, 10)
print(error("nonlocal x"))  # expect: SyntaxError: nonlocal declaration not allowed at module level (1, 1)
print(error("print 'x'"))  # expect: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? (1, 1)
print(error("a b", "eval"))  # expect: SyntaxError: invalid syntax (1, 3)
