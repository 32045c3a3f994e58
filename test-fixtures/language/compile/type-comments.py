# Type comments and feature versions of ast.parse.
import ast

source = """
def f(a,  # type: int
      b=1,  # type: str
      *c):
    # type: (...) -> bool
    for x in a:  # type: int
        y = x  # type: float
    with a as z:  # type: Any
        pass  # type: ignore[attr]
"""
tree = ast.parse(source, type_comments=True)
print(ast.dump(tree))
print(ast.dump(ast.parse(source)) == ast.dump(ast.parse("\n".join(line.split("#")[0] for line in source.split("\n")))))
for bad in ["pass  # type: int", "def f(): # type: () -> int\n  # type: () -> str\n  pass", "def f(\n *, # type: int\n a): pass"]:
    try:
        ast.parse(bad, type_comments=True)
    except SyntaxError as e:
        print(e.msg)
for text, version in [("async def f(): pass", 4), ("a @ b", 4), ("x: int", 5), ("1_0", 5), ("(a := 1)", 7), ("match x:\n case 1: pass", 9), ("type X = int", 11)]:
    try:
        ast.parse(text, feature_version=(3, version))
    except SyntaxError as e:
        print(e.msg)
    ast.parse(text, feature_version=(3, version + 1))

# expect-output:
# Module(body=[FunctionDef(name='f', args=arguments(args=[arg(arg='a', type_comment='int'), arg(arg='b', type_comment='str')], vararg=arg(arg='c'), defaults=[Constant(value=1)]), body=[For(target=Name(id='x', ctx=Store()), iter=Name(id='a', ctx=Load()), body=[Assign(targets=[Name(id='y', ctx=Store())], value=Name(id='x', ctx=Load()), type_comment='float')], type_comment='int'), With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='z', ctx=Store()))], body=[Pass()], type_comment='Any')], type_comment='(...) -> bool')], type_ignores=[TypeIgnore(lineno=9, tag='[attr]')])
# True
# invalid syntax
# Cannot have two type comments on def
# bare * has associated type comment
# Async functions are only supported in Python 3.5 and greater
# The '@' operator is only supported in Python 3.5 and greater
# Variable annotation syntax is only supported in Python 3.6 and greater
# Underscores in numeric literals are only supported in Python 3.6 and greater
# Assignment expressions are only supported in Python 3.8 and greater
# Pattern matching is only supported in Python 3.10 and greater
# Type statement is only supported in Python 3.12 and greater
