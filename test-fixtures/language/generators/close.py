# close raises GeneratorExit inside; what the generator may do then.
def polite():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


def stubborn():
    try:
        yield "once"
    except GeneratorExit:
        print("ignored")
        yield "again"


def returning():
    try:
        yield 1
    except GeneratorExit:
        return "closing value"


g = polite()
print(next(g), g.close(), g.close(), next(g, "done"))
unstarted = polite()
unstarted.close()
print(list(unstarted))
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
r = returning()
next(r)
print(r.close())
for value in (p := polite()):
    break
p.close()
print(next(s, "over"))

# expect-output:
# cleanup
# 1 None None done
# []
# ignored
# generator ignored GeneratorExit
# closing value
# cleanup
# over
