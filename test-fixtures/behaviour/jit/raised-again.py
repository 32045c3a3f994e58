# Exceptions that handlers of hot code raise again, pass on, or replace, through frames with and without handlers.
class Odd(Exception):
    pass


def lookup(table, key):
    try:
        return table[key]
    except KeyError:
        raise Odd(key) from None


def through(table, key):
    return lookup(table, key) + 0


def guarded(table, key, log):
    try:
        return through(table, key)
    except Odd:
        log.append(key)
        raise
    finally:
        log.append("finally")


def named(table, key):
    try:
        return guarded(table, key, [])
    except Odd as error:
        error.args += ("seen",)
        raise


def outermost(table, key):
    try:
        return named(table, key)
    except (ValueError, Odd) as error:
        lines = []
        at = error.__traceback__
        while at is not None:
            lines.append((at.tb_frame.f_code.co_name, at.tb_lineno - at.tb_frame.f_code.co_firstlineno))
            at = at.tb_next
        return error.args, error.__context__, error.__suppress_context__, lines


def produce(items):
    for item in items:
        try:
            yield item
        except Odd as error:
            yield "caught", error.args
            raise


def drive(n):
    made = produce([n, n + 1])
    first = next(made)
    try:
        second = made.throw(Odd(n))
        next(made)
    except Odd as error:
        return first, second, error.args, error.__context__
    return None


table = {1: 10}
results = [outermost(table, n) for n in range(60)]
print(results[0])  # expect: ((0, 'seen'), KeyError(0), True, [('outermost', 2), ('named', 2), ('guarded', 2), ('through', 1), ('lookup', 4)])
print(results[1], results[59])  # expect: 10 ((59, 'seen'), KeyError(59), True, [('outermost', 2), ('named', 2), ('guarded', 2), ('through', 1), ('lookup', 4)])
print(drive(1), [drive(n) for n in range(60)][-1])  # expect: (1, ('caught', (1,)), (1,), None) (59, ('caught', (59,)), (59,), None)
