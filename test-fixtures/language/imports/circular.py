# Two modules that import each other: one sees the other half-made.
import _circular_a

print(_circular_a.value, _circular_a.late(), _circular_a.seen)  # expect: a after a after ('a before', False)
import _circular_b

print(_circular_b.value)  # expect: b
