# PEP 695: type parameters, aliases, and what they leave at run time.
def first[T](items: list[T]) -> T:
    return items[0]


class Stack[T, *Rest, **P]:
    def __init__(self):
        self.items: list[T] = []

    def push[U: (int, str)](self, item: U) -> U:
        self.items.append(item)
        return item


type Pair[A, B: int = int] = tuple[A, B]
type Recursive = list[Recursive] | int
print(first([5]), first.__type_params__, first.__annotations__)
print(Stack.__type_params__, Stack.__parameters__, Stack.push.__type_params__[0].__constraints__)
print(Pair, Pair.__type_params__, Pair.__value__, Pair.__type_params__[1].__bound__, Pair.__type_params__[1].__default__)
print(Recursive.__value__, type(Recursive).__name__, Pair[str, int], Stack[int, str].__origin__.__name__)
s = Stack[int, str, [int]]()
print(s.push(3), s.items, [base.__name__ for base in Stack.__mro__])
type Lazy = undefined_until_read
try:
    Lazy.__value__
except NameError as error:
    print(error)
T = "outer"
print(T, first.__type_params__[0].__name__)

# expect-output:
# 5 (T,) {'items': list[T], 'return': T}
# (T, Rest, P) (T, Rest, P) (<class 'int'>, <class 'str'>)
# Pair (A, B) tuple[A, B] <class 'int'> <class 'int'>
# list[Recursive] | int TypeAliasType Pair[str, int] Stack
# 3 [3] ['Stack', 'Generic', 'object']
# name 'undefined_until_read' is not defined
# outer T
