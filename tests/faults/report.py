"""What the harness tells."""
from campaign import Round

COLUMNS = (("round", 5), ("accepted", 8), ("refused", 7), ("repeats", 7), ("unknown>sent again", 18),
           ("kills", 5), ("ready ms", 12), ("requests", 8), ("sent twice, known", 17), ("lost", 4),
           ("twice", 5), ("order", 5), ("other", 5), ("seconds", 7))


def head() -> str:
    return "  ".join(name.rjust(width) for name, width in COLUMNS)


def line(name: str, rounds: list[Round]) -> str:
    ready = sorted(second * 1000 for round in rounds for second in round.ready)
    kinds = [violation.kind for round in rounds for violation in round.violations]
    known = ("lost", "twice", "order")
    values = (name, sum(r.accepted for r in rounds), sum(r.refused for r in rounds),
              sum(r.repeats for r in rounds), sum(r.unknown for r in rounds),
              sum(r.kills for r in rounds),
              f"{ready[len(ready) // 2]:.0f} / {ready[-1]:.0f}" if ready else "-",
              sum(r.requests for r in rounds), sum(r.recognised for r in rounds),
              *(kinds.count(kind) for kind in known),
              sum(kind not in known for kind in kinds), f"{sum(r.seconds for r in rounds):.1f}")
    return "  ".join(str(value).rjust(width) for value, (_, width) in zip(values, COLUMNS))


def summary(rounds: list[Round], seed: int) -> str:
    violations = [v for round in rounds for v in round.violations]
    most = 20
    lines = [head(), line("all", rounds),
             "ready ms: median / longest. sent twice, known: requests that a partner got again after a "
             "kill and recognised.", f"seed {seed}"]
    if not violations:
        return "\n".join([*lines, "nothing lost, nothing twice, order kept"])
    lines.append(f"{len(violations)} violations:")
    lines += [f"  {violation.kind}: {violation.text}" for violation in violations[:most]]
    if len(violations) > most:
        lines.append(f"  and {len(violations) - most} more")
    return "\n".join(lines)
