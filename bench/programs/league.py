"""A season of matches: standings by many keys, medals, rankings with ties, and searches in sorted lists."""

import bisect
import functools
import heapq
import itertools
import operator
import sys
import time
from collections import namedtuple

DEFAULT_SIZE = 420

Match = namedtuple("Match", "day home away home_goals away_goals")


class Club:
    def __init__(self, name, city):
        self.name = name
        self.city = city
        self.points = 0
        self.scored = 0
        self.conceded = 0
        self.form = []

    @property
    def difference(self):
        return self.scored - self.conceded

    def play(self, scored, conceded):
        self.scored += scored
        self.conceded += conceded
        outcome = 3 if scored > conceded else 1 if scored == conceded else 0
        self.points += outcome
        self.form.append(outcome)

    def __repr__(self):
        return f"{self.name} {self.points} ({self.difference:+d})"


def chance(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state >> 12


def make_clubs(count):
    names = ["Rovers", "United", "Athletic", "Wanderers", "City", "Albion"]
    numbers = chance(99)
    return [Club(f"{names[next(numbers) % len(names)]} {number:02d}", f"town {next(numbers) % 23}") for number in range(count)]


def season(clubs):
    numbers = chance(len(clubs))
    fixtures = itertools.permutations(clubs, 2)
    for home, away in fixtures:
        yield Match(next(numbers) % 300, home, away, next(numbers) % 6, next(numbers) % 5)


def compare(first, second):
    """Points, then difference, then goals, then the name."""
    if first.points != second.points:
        return second.points - first.points
    if first.difference != second.difference:
        return second.difference - first.difference
    if first.scored != second.scored:
        return second.scored - first.scored
    return -1 if first.name < second.name else 1


def standings(clubs):
    return sorted(clubs, key=functools.cmp_to_key(compare))


def standings_by_key(clubs):
    return sorted(clubs, key=lambda club: (-club.points, -club.difference, -club.scored, club.name))


def standings_by_passes(clubs):
    """The least important key first: sorting keeps the order of equals."""
    table = sorted(clubs, key=operator.attrgetter("name"))
    for attribute in ("scored", "difference", "points"):
        table.sort(key=operator.attrgetter(attribute), reverse=True)
    return table


def ranks(values):
    """Places with ties: 1, 2, 2, 4."""
    ordered = sorted(values, reverse=True)
    places = {}
    for place, value in enumerate(ordered, 1):
        places.setdefault(value, place)
    return [places[value] for value in values]


def longest_increasing(values):
    tails = []
    for value in values:
        place = bisect.bisect_left(tails, value)
        if place == len(tails):
            tails.append(value)
        else:
            tails[place] = value
    return len(tails)


def running_medians(values):
    window = []
    for value in values:
        bisect.insort(window, value)
        yield window[len(window) // 2]


def natural_key(text):
    parts = ["".join(group) for _, group in itertools.groupby(text, str.isdigit)]
    return [(0, int(part)) if part.isdigit() else (1, part.lower()) for part in parts]


def run(count):
    clubs = make_clubs(count)
    matches = sorted(season(clubs), key=operator.attrgetter("day"))
    lead_changes, leader = 0, None
    for day, group in itertools.groupby(matches, key=operator.attrgetter("day")):
        for match in group:
            match.home.play(match.home_goals, match.away_goals)
            match.away.play(match.away_goals, match.home_goals)
        if day % 3 == 0:
            first = standings(clubs)[0]
            lead_changes += first is not leader
            leader = first
    table = standings(clubs)
    same = table == standings_by_key(clubs) == standings_by_passes(clubs)
    lines = [f"{len(matches)} matches, {lead_changes} lead changes, three ways agree {same}"]
    lines.extend(f"{place}. {club!r}" for place, club in enumerate(table[:3], 1))
    by_city = sorted(clubs, key=lambda club: (club.city, club.name.lower()))
    cities = {city: sum(club.points for club in group) for city, group in itertools.groupby(by_city, key=lambda club: club.city)}
    lines.append(f"best cities {heapq.nlargest(3, cities.items(), key=lambda item: (item[1], item[0]))}")
    lines.append(f"ranks {ranks([club.points for club in clubs])[:12]}")
    goals = [match.home_goals * 10 + match.away_goals for match in matches]
    lines.append(f"increasing {longest_increasing(goals)}, {longest_increasing([m.day * 7919 % 2003 for m in matches])}")
    totals = sum(running_medians([club.scored * 31 % 97 for club in clubs for _ in range(20)]))
    lines.append(f"medians {totals}")
    scores = sorted(matches, key=lambda m: (m.home_goals + m.away_goals, abs(m.home_goals - m.away_goals), m.day), reverse=True)
    lines.append(f"wildest {scores[0].home.name} - {scores[0].away.name} {scores[0].home_goals}:{scores[0].away_goals}")
    days = [match.day for match in matches]
    spans = [bisect.bisect_right(days, day + 7) - bisect.bisect_left(days, day) for day in range(0, 300, 5)]
    lines.append(f"busiest week {max(spans)}, streams {sum(1 for _ in heapq.merge(*(sorted(c.form) for c in clubs)))}")
    labels = sorted((f"{club.name.lower()} round {day}" for club in clubs for day in (2, 11, 100)), key=natural_key)
    lines.append(f"natural {labels[:3]}")
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
