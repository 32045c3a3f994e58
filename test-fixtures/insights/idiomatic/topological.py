"""Build order of tasks, with a check for cycles."""


class CycleError(Exception):
    pass


class Task:
    def __init__(self, name, needs, seconds):
        self.name = name
        self.needs = needs
        self.seconds = seconds


class Plan:
    def __init__(self):
        self.tasks = {}

    def add(self, name, needs, seconds):
        self.tasks[name] = Task(name, needs, seconds)

    def order(self):
        waiting = {name: len(task.needs) for name, task in self.tasks.items()}
        users = {name: [] for name in self.tasks}
        for task in self.tasks.values():
            for need in task.needs:
                users[need].append(task.name)
        ready = sorted(name for name, count in waiting.items() if count == 0)
        ordered = []
        while ready:
            name = ready.pop()
            ordered.append(name)
            for user in users[name]:
                waiting[user] -= 1
                if waiting[user] == 0:
                    ready.append(user)
        if len(ordered) < len(self.tasks):
            raise CycleError(len(self.tasks) - len(ordered))
        return ordered

    def earliest(self):
        finished = {}
        for name in self.order():
            task = self.tasks[name]
            start = max((finished[need] for need in task.needs), default=0)
            finished[name] = start + task.seconds
        return max(finished.values())


def main():
    plan = Plan()
    for i in range(120):
        needs = [f"t{j}" for j in (i - 1, i - 7) if j >= 0]
        plan.add(f"t{i}", needs, 1 + i % 4)
    print(plan.order()[:3], plan.earliest())
    plan.add("t0", ["t119"], 1)
    try:
        plan.order()
    except CycleError as error:
        print("cycle", error.args[0])


if __name__ == "__main__":
    main()
