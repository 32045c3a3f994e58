"""An incremental constraint solver: one-way constraints of different strengths.

The method is DeltaBlue's (Freeman-Benson and Maloney): every variable knows the
strength of what determines it, so that adding or removing one constraint only
revisits what lies downstream of it.
"""

import sys
import time

DEFAULT_SIZE = 5000


class Strength:
    """A rank with a name; a smaller rank is stronger."""

    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def stronger_than(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f"<{self.name}>"


REQUIRED = Strength(0, "required")
STRONG_PREFERRED = Strength(1, "strong preferred")
PREFERRED = Strength(2, "preferred")
STRONG_DEFAULT = Strength(3, "strong default")
NORMAL = Strength(4, "normal")
WEAK_DEFAULT = Strength(5, "weak default")
WEAKEST = Strength(6, "weakest")
LADDER = [STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT]


def weakest_of(first, second):
    return second if first.stronger_than(second) else first


class Variable:
    """A value with the constraints on it and the one that currently computes it."""

    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True

    def __repr__(self):
        return f"{self.name}={self.value} {self.walk_strength}"


class Constraint:
    """What all constraints share; subclasses know their methods and their variables."""

    executed = 0

    def __init__(self, strength):
        self.strength = strength

    def add_to(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        self.mark_unsatisfied()
        planner.incremental_add(self)

    def detach(self):
        for variable in self.variables():
            variable.constraints.remove(self)
        self.mark_unsatisfied()

    def destroy(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        else:
            self.detach()

    def satisfy(self, mark, planner):
        """Choose a method; answer the constraint that is pushed out by it, if any."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength is REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        self.mark_inputs(mark)
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.mark_unsatisfied()
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise ValueError("cycle in the constraint graph")
        out.mark = mark
        return overridden

    def is_input(self):
        return False

    def execute(self):
        pass


class UnaryConstraint(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False

    def variables(self):
        return [self.variable]

    def choose_method(self, mark):
        free = self.variable.mark != mark
        self.satisfied = free and self.strength.stronger_than(self.variable.walk_strength)

    def is_satisfied(self):
        return self.satisfied

    def mark_unsatisfied(self):
        self.satisfied = False

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def output(self):
        return self.variable

    def recalculate(self):
        self.variable.walk_strength = self.strength
        self.variable.stay = not self.is_input()
        if self.variable.stay:
            self.execute()


class StayConstraint(UnaryConstraint):
    """Holds a variable at its value as far as its strength allows."""


class EditConstraint(UnaryConstraint):
    """Marks a variable that is about to be changed from outside."""

    def is_input(self):
        return True


FORWARD, BACKWARD = 1, -1


class BinaryConstraint(Constraint):
    def __init__(self, first, second, strength):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = None

    def variables(self):
        return [self.first, self.second]

    def can_write(self, variable):
        return self.strength.stronger_than(variable.walk_strength)

    def choose_method(self, mark):
        if self.first.mark == mark:
            free = self.second.mark != mark and self.can_write(self.second)
            self.direction = FORWARD if free else None
        elif self.second.mark == mark:
            free = self.first.mark != mark and self.can_write(self.first)
            self.direction = BACKWARD if free else None
        elif self.second.walk_strength.stronger_than(self.first.walk_strength):
            self.direction = BACKWARD if self.can_write(self.first) else None
        else:
            self.direction = FORWARD if self.can_write(self.second) else None

    def is_satisfied(self):
        return self.direction is not None

    def mark_unsatisfied(self):
        self.direction = None

    def input(self):
        return self.first if self.direction == FORWARD else self.second

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        source = self.input()
        return source.mark == mark or source.stay or source.determined_by is None

    def recalculate(self):
        source, out = self.input(), self.output()
        out.walk_strength = weakest_of(self.strength, source.walk_strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class EqualConstraint(BinaryConstraint):
    """Both variables have the same value."""

    def execute(self):
        Constraint.executed += 1
        self.output().value = self.input().value


class ScaleConstraint(BinaryConstraint):
    """second = first * scale + offset, and back."""

    def __init__(self, first, scale, offset, second, strength):
        super().__init__(first, second, strength)
        self.scale = scale
        self.offset = offset

    def variables(self):
        return [self.first, self.second, self.scale, self.offset]

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.scale.mark = mark
        self.offset.mark = mark

    def execute(self):
        Constraint.executed += 1
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) / self.scale.value

    def recalculate(self):
        source, out = self.input(), self.output()
        out.walk_strength = weakest_of(self.strength, source.walk_strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner:
    """Keeps the graph solved and extracts plans: lists of constraints in execution order."""

    def __init__(self):
        self.current_mark = 0

    def new_mark(self):
        self.current_mark += 1
        return self.current_mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        out = constraint.output()
        constraint.mark_unsatisfied()
        constraint.detach()
        for other in self.remove_propagate(out):
            self.incremental_add(other)

    def remove_propagate(self, out):
        """Forget what `out` determined; the unsatisfied constraints met, strongest first."""
        unsatisfied = []
        out.determined_by = None
        out.walk_strength = WEAKEST
        out.stay = True
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
                elif constraint is not variable.determined_by:
                    constraint.recalculate()
                    todo.append(constraint.output())
        unsatisfied.sort(key=lambda constraint: constraint.strength.rank)
        return unsatisfied

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            if current.output().mark == mark:
                return False
            current.recalculate()
            self.collect_consumers(current.output(), todo)
        return True

    def collect_consumers(self, variable, todo):
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.is_satisfied():
                todo.append(constraint)

    def plan_from(self, sources):
        mark = self.new_mark()
        plan = []
        todo = [source for source in sources if source.is_input() and source.is_satisfied()]
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                out.mark = mark
                self.collect_consumers(out, todo)
        return plan

    def change(self, variable, values):
        """Edit a variable through a sequence of values; the size of the plan used."""
        edit = EditConstraint(variable, PREFERRED)
        edit.add_to(self)
        plan = self.plan_from([edit])
        for value in values:
            variable.value = value
            for constraint in plan:
                constraint.execute()
        edit.destroy(self)
        return len(plan)


def chain(length):
    """Equalities in a row: an edit at one end must arrive at the other."""
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(length + 1)]
    for left, right in zip(variables, variables[1:]):
        EqualConstraint(left, right, REQUIRED).add_to(planner)
    StayConstraint(variables[-1], STRONG_DEFAULT).add_to(planner)
    planned = planner.change(variables[0], range(60))
    return f"chain: plan {planned}, last {variables[-1]}"


def projection(count):
    """Many scale constraints with shared scale and offset, edited from both sides."""
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    sources, targets = [], []
    for i in range(count):
        source, target = Variable(f"source{i}", i), Variable(f"target{i}", i)
        sources.append(source)
        targets.append(target)
        StayConstraint(source, NORMAL).add_to(planner)
        ScaleConstraint(source, scale, offset, target, REQUIRED).add_to(planner)
    lines = []
    planner.change(sources[-1], [17])
    lines.append(f"forward: {targets[-1]}")
    planner.change(targets[-1], [1050])
    lines.append(f"backward: {sources[-1]}")
    planner.change(scale, [5] * 5)
    lines.append(f"scaled: {sum(target.value for target in targets)}")
    planner.change(offset, [2000] * 5)
    lines.append(f"moved: {sum(target.value for target in targets)}")
    return "\n".join(lines)


def ladder():
    """Stays of every strength on one variable: the strongest wins, and its removal shows."""
    planner = Planner()
    variable = Variable("rung", 3)
    stays = [StayConstraint(variable, strength) for strength in LADDER]
    for stay in reversed(stays):
        stay.add_to(planner)
    seen = []
    for stay in stays:
        seen.append(str(variable.walk_strength))
        stay.destroy(planner)
    return f"ladder: {' '.join(seen)}, then {variable.walk_strength}"


def run(size):
    Constraint.executed = 0
    lines = [chain(size), projection(size), ladder()]
    lines.append(f"executed {Constraint.executed}")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_SIZE)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_SIZE)
    print(result)


if __name__ == "__main__":
    main()
