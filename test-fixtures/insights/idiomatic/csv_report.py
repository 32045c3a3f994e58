"""Reads comma separated lines and prints a table."""
DATA = "name,team,points\n" + "\n".join(f"player{i},{'red' if i % 3 else 'blue'},{i * 7 % 40}" for i in range(120)) + "\n"


class Player:
    __slots__ = ("name", "team", "points")

    def __init__(self, name, team, points):
        self.name = name
        self.team = team
        self.points = points


def load(text):
    header, *lines = text.strip().split("\n")
    columns = {column: i for i, column in enumerate(header.split(","))}
    players = []
    for line in lines:
        row = line.split(",")
        players.append(Player(row[columns["name"]], row[columns["team"]], int(row[columns["points"]])))
    return players


def teams(players):
    totals = {}
    for player in players:
        totals[player.team] = totals.get(player.team, 0) + player.points
    return totals


def best(players, count):
    ordered = sorted(players, key=lambda player: (-player.points, player.name))
    return ordered[:count]


def table(rows):
    width = max(len(name) for name, _ in rows)
    lines = []
    for name, points in rows:
        lines.append(f"{name:<{width}} {points:>6}")
    return "\n".join(lines)


def main():
    players = load(DATA)
    print(table(sorted(teams(players).items())))
    for player in best(players, 3):
        print(player.name, player.points)


if __name__ == "__main__":
    main()
