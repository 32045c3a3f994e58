# args, str and repr of the built-in exceptions, with their special attributes.
print(repr(ValueError()), repr(ValueError(1)), repr(ValueError(1, "b")))
print(str(ValueError()) == "", str(ValueError(1)), str(ValueError(1, "b")), str(KeyError("k")), str(KeyError("k", 1)))
e = OSError(2, "No such file", "x.txt")
print(repr(e), str(e), e.errno, e.strerror, e.filename, type(e).__name__)
print(type(OSError(17, "x")).__name__, type(OSError(13, "x")).__name__, OSError("just text").errno)
s = StopIteration(1, 2)
print(s.value, SystemExit(3).code, SystemExit().code, repr(SystemExit("bye")))
i = ImportError("m", name="n", path="p")
print(i.name, i.path, i.msg, NameError("m", name="z").name)
a = AttributeError("m", name="q", obj=5)
print(a.name, a.obj)
u = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid start byte")
print(u, u.start, u.object)
v = ValueError("x")
v.extra = 1
print(v.__dict__, v.__traceback__, v.with_traceback(None) is v)
print(issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(KeyError, LookupError), TimeoutError.__mro__[1].__name__)

# expect-output:
# ValueError() ValueError(1) ValueError(1, 'b')
# True 1 (1, 'b') 'k' ('k', 1)
# FileNotFoundError(2, 'No such file') [Errno 2] No such file: 'x.txt' 2 No such file x.txt FileNotFoundError
# FileExistsError PermissionError None
# 1 3 None SystemExit('bye')
# n p m z
# q 5
# 'utf-8' codec can't decode byte 0xff in position 2: invalid start byte 2 b'ab\xff'
# {'extra': 1} None True
# True True True OSError
