# Trees of `ast`: made by parsing, compiled, changed, checked.
import ast
import warnings

print(ast.dump(ast.parse("x: int = é.y[1:] + 2j"), include_attributes=True))
print(ast.dump(ast.parse("def f(a, /, b=1, *c, d, **e) -> None: return lambda: (yield)")))
print(ast.dump(ast.parse("match p:\n case {'k': [1, *_]} | C(a=None): pass"), indent=1))
print(ast.dump(ast.parse("(int, str) -> bool", mode="func_type")))
print(ast.unparse(ast.parse("async def f():\n  async with a as b: return f'{x!r:>{w}}' u'z'")))

# A tree compiles as its source does.
tree = ast.parse("def double(x):\n    return x * 2\nresult = [double(n) for n in range(3)]")
space = {}
exec(compile(tree, "tree", "exec"), space)
print(space["result"], space["double"].__code__.co_filename)


class Swap(ast.NodeTransformer):
    def visit_Mult(self, node):
        return ast.Add()


exec(compile(Swap().visit(tree), "tree", "exec"), space)
print(space["result"])
print(eval(compile(ast.Expression(ast.Constant((1, frozenset([2]), 1 + 2j), lineno=1, col_offset=0)), "c", "eval")))
print(ast.dump(ast.parse("a = 2 * 3; for_ = 'x' 'y'\nfor i in [1, 2]: __debug__", optimize=1)))

# What is no tree is refused.
place = dict(lineno=1, col_offset=0)
name = ast.Name("x", ast.Store(), **place)
for statement in [
    ast.Expr(ast.Constant([1], **place), **place),
    ast.Expr(name, **place),
    ast.Assign([], name, **place),
    ast.Pass(),
    ast.Return(3, **place),
    ast.Global("x", **place),
    ast.Try([ast.Pass(**place)], [], [], [], **place),
    ast.Expr(ast.Name("True", ast.Load(), **place), **place),
    ast.Pass(lineno=3, col_offset=0, end_lineno=2, end_col_offset=0),
]:
    try:
        compile(ast.Module([statement], []), "bad", "exec")
    except Exception as e:
        print(type(e).__name__, e)
for source, mode in [(ast.Module([], []), "eval"), (3, "exec"), ("x", "func_type"), ("x", "other")]:
    try:
        compile(source, "bad", mode)
    except Exception as e:
        print(type(e).__name__, e)

# Nodes as objects.
print(ast.Name._fields, ast.Name._field_types, ast.Module.__doc__)
print(ast.arguments().args, ast.dump(ast.Name("a").ctx), ast.FunctionDef._attributes)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    ast.Name()
    ast.Pass(other=1)
    compile("x is 1\nassert (x, '')\n'\\d'", "w", "exec")
for w in seen:
    print(w.category.__name__, w.message)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        compile("\nx is 1", "w", "exec")
    except SyntaxError as e:
        print(e.args)

# expect-output:
# Module(body=[AnnAssign(target=Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), annotation=Name(id='int', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=6), value=BinOp(left=Subscript(value=Attribute(value=Name(id='é', ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=11), attr='y', ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=13), slice=Slice(lower=Constant(value=1, lineno=1, col_offset=14, end_lineno=1, end_col_offset=15), lineno=1, col_offset=14, end_lineno=1, end_col_offset=16), ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=17), op=Add(), right=Constant(value=2j, lineno=1, col_offset=20, end_lineno=1, end_col_offset=22), lineno=1, col_offset=9, end_lineno=1, end_col_offset=22), simple=1, lineno=1, col_offset=0, end_lineno=1, end_col_offset=22)])
# Module(body=[FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], vararg=arg(arg='c'), kwonlyargs=[arg(arg='d')], kw_defaults=[None], kwarg=arg(arg='e'), defaults=[Constant(value=1)]), body=[Return(value=Lambda(args=arguments(), body=Yield()))], returns=Constant(value=None))])
# Module(
#  body=[
#   Match(
#    subject=Name(id='p', ctx=Load()),
#    cases=[
#     match_case(
#      pattern=MatchOr(
#       patterns=[
#        MatchMapping(
#         keys=[
#          Constant(value='k')],
#         patterns=[
#          MatchSequence(
#           patterns=[
#            MatchValue(
#             value=Constant(value=1)),
#            MatchStar()])]),
#        MatchClass(
#         cls=Name(id='C', ctx=Load()),
#         kwd_attrs=[
#          'a'],
#         kwd_patterns=[
#          MatchSingleton(value=None)])]),
#      body=[
#       Pass()])])])
# FunctionType(argtypes=[Name(id='int', ctx=Load()), Name(id='str', ctx=Load())], returns=Name(id='bool', ctx=Load()))
# async def f():
#     async with a as b:
#         return f'{x!r:>{w}}z'
# [0, 2, 4] tree
# [2, 3, 4]
# (1, frozenset({2}), (1+2j))
# Module(body=[Assign(targets=[Name(id='a', ctx=Store())], value=Constant(value=6)), Assign(targets=[Name(id='for_', ctx=Store())], value=Constant(value='xy')), For(target=Name(id='i', ctx=Store()), iter=Constant(value=(1, 2)), body=[Expr(value=Constant(value=False))])])
# TypeError got an invalid type in Constant: list
# ValueError expression must have Load context but has Store instead
# ValueError empty targets on Assign
# TypeError required field "lineno" missing from stmt
# TypeError required field "lineno" missing from expr
# TypeError Global field "names" must be a list, not a str
# ValueError Try has neither except handlers nor finalbody
# ValueError identifier field can't represent 'True' constant
# ValueError AST node line range (3, 2) is not valid
# TypeError expected Expression node, got Module
# TypeError compile() arg 1 must be a string, bytes or AST object
# ValueError compile() mode 'func_type' requires flag PyCF_ONLY_AST
# ValueError compile() mode must be 'exec', 'eval' or 'single'
# ('id', 'ctx') {'id': <class 'str'>, 'ctx': <class 'ast.expr_context'>} Module(stmt* body, type_ignore* type_ignores)
# [] Load() ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
# DeprecationWarning Name.__init__ missing 1 required positional argument: 'id'. This will become an error in Python 3.15.
# DeprecationWarning Pass.__init__ got an unexpected keyword argument 'other'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.
# SyntaxWarning invalid escape sequence '\d'
# SyntaxWarning "is" with 'int' literal. Did you mean "=="?
# SyntaxWarning assertion is always true, perhaps remove parentheses?
# ('"is" with \'int\' literal. Did you mean "=="?', ('w', 2, 1, None, 2, 7))
