"""The Sun and the four gas giants, integrated with a symplectic scheme."""

import itertools
import math
import sys
import time

SOLAR_MASS = 4 * math.pi * math.pi
DAYS_PER_YEAR = 365.24
DEFAULT_STEPS = 70_000


class Body:
    """A point mass; lengths in astronomical units, time in years."""

    def __init__(self, name, position, velocity, mass):
        self.name = name
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = velocity
        self.mass = mass

    def kinetic_energy(self):
        return 0.5 * self.mass * (self.vx**2 + self.vy**2 + self.vz**2)

    def momentum(self):
        return self.vx * self.mass, self.vy * self.mass, self.vz * self.mass

    def drift(self, dt):
        self.x += dt * self.vx
        self.y += dt * self.vy
        self.z += dt * self.vz


def planet(name, position, velocity, mass):
    """A planet from published figures: velocity per day, mass in suns."""
    per_year = [component * DAYS_PER_YEAR for component in velocity]
    return Body(name, position, per_year, mass * SOLAR_MASS)


def solar_system():
    return [
        Body("Sun", (0, 0, 0), (0, 0, 0), SOLAR_MASS),
        planet(
            "Jupiter",
            (4.84143144246472090, -1.16032004402742839, -0.103622044471123109),
            (0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023),
            0.000954791938424326609,
        ),
        planet(
            "Saturn",
            (8.34336671824457987, 4.12479856412430479, -0.403523417114321381),
            (-0.00276742510726411970, 0.00499852801234917238, 0.0000230417297573763929),
            0.000285885980666130812,
        ),
        planet(
            "Uranus",
            (12.8943695621391310, -15.1111514016986312, -0.223307578892655734),
            (0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556),
            0.0000436624404335156298,
        ),
        planet(
            "Neptune",
            (15.3796971148509165, -25.9193146099879641, 0.179258772950371181),
            (0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870),
            0.0000515138902046611451,
        ),
    ]


def fix_momentum(bodies):
    """Give the first body the velocity that brings the centre of mass to rest."""
    px = py = pz = 0
    for body in bodies:
        mx, my, mz = body.momentum()
        px += mx
        py += my
        pz += mz
    sun = bodies[0]
    sun.vx = -px / sun.mass
    sun.vy = -py / sun.mass
    sun.vz = -pz / sun.mass


def total_energy(bodies):
    energy = sum(body.kinetic_energy() for body in bodies)
    for a, b in itertools.combinations(bodies, 2):
        energy -= a.mass * b.mass / math.dist((a.x, a.y, a.z), (b.x, b.y, b.z))
    return energy


class Simulation:
    """Owns the bodies and advances them; a probe records the closest approach to the Sun."""

    def __init__(self, bodies):
        self.bodies = bodies
        self.pairs = list(itertools.combinations(bodies, 2))
        self.elapsed = 0

    def attract(self, dt):
        for a, b in self.pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            squared = dx * dx + dy * dy + dz * dz
            pull = dt / (squared * math.sqrt(squared))
            towards_a = pull * a.mass
            towards_b = pull * b.mass
            a.vx -= dx * towards_b
            a.vy -= dy * towards_b
            a.vz -= dz * towards_b
            b.vx += dx * towards_a
            b.vy += dy * towards_a
            b.vz += dz * towards_a

    def advance(self, dt):
        self.attract(dt)
        for body in self.bodies:
            body.drift(dt)
        self.elapsed += dt

    def watch(self, body):
        """Keep the smallest distance that this body had from the Sun."""
        sun = self.bodies[0]
        distance = math.hypot(body.x - sun.x, body.y - sun.y, body.z - sun.z)
        if not hasattr(body, "closest") or distance < body.closest:
            body.closest = distance

    def run(self, steps, dt):
        jupiter = self.bodies[1]
        for step in range(steps):
            self.advance(dt)
            if step % 100 == 0:
                self.watch(jupiter)


def run(steps):
    bodies = solar_system()
    fix_momentum(bodies)
    before = total_energy(bodies)
    simulation = Simulation(bodies)
    simulation.run(steps, 0.01)
    after = total_energy(bodies)
    lines = [f"energy {before:.9f} -> {after:.9f}", f"elapsed {simulation.elapsed:.2f} years"]
    for body in bodies[1:]:
        nearest = getattr(body, "closest", None)
        note = f", closest {nearest:.6f}" if nearest is not None else ""
        lines.append(f"{body.name:8} {body.x:11.6f} {body.y:11.6f} {body.z:11.6f}{note}")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_STEPS)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_STEPS)
    print(result)


if __name__ == "__main__":
    main()
