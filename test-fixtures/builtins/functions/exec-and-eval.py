# exec, eval and compile with their own names.
print(eval("1 + x", {"x": 2}), eval("[i for i in range(n)]", {"n": 3}), eval(compile("5 * 5", "<s>", "eval")))
space = {}
exec("y = 5\ndef f(): return y * 2\nclass C: z = y", space)
print(space["f"](), space["C"].z, sorted(k for k in space if k != "__builtins__"))
outer = {"a": 1}
inner = {"b": 2}
exec("c = a + b; a = 10", outer, inner)
print(inner, outer["a"])


def function():
    local = 7
    return eval("local + 1"), [eval("local") for _ in range(1)]


print(function())
for source in ("x +", "undefined", "1/0", "raise ValueError('v')"):
    try:
        eval(source) if "raise" not in source else exec(source)
    except Exception as error:
        print(type(error).__name__, error)
code = compile("a = 1\nb = a + 1\nprint(b)", "made-up.py", "exec")
exec(code)
print(code.co_filename, code.co_name, a + b)
exec("global g\ng = 'set by exec'")
print(g)

# expect-output:
# 3 [0, 1, 2] 25
# 10 5 ['C', 'f', 'y']
# {'b': 2, 'c': 3, 'a': 10} 1
# (8, [7])
# SyntaxError invalid syntax (<string>, line 1)
# NameError name 'undefined' is not defined
# ZeroDivisionError division by zero
# ValueError v
# 2
# made-up.py <module> 3
# set by exec
