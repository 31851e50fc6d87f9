"""Joins the three ledgers and tells every promise that was broken. Knows nothing of processes."""
from collections import Counter, defaultdict
from dataclasses import dataclass

from clients import Entry
from evidence import Arrival, Evidence

LOST = "lost"
TWICE = "twice"
ORDER = "order"
ANSWER = "answer"
STATE = "state"

# What the hub asks by itself every day: how often says the calendar, not the letters.
BY_THE_CLOCK = "GET gebeurtenissen"
# What a partner must hear once about a person of whom the hub knows enough.
GUIDANCE = "POST gemeente.verzoek-begeleiding"
# What it may hear, once: whether somebody is told of depends on dates that DUO gave.
FEEDBACK = "POST gemeente.terugkoppeling"
UNBURDENING = "POST pw.ontzorgen.starten"


@dataclass(frozen=True)
class Violation:
    kind: str
    text: str


def check(evidence: Evidence) -> list[Violation]:
    return [*check_answers(evidence), *check_store(evidence), *check_deliveries(evidence),
            *check_recognition(evidence), *check_questions(evidence), *check_requests(evidence)]


def accepted(evidence: Evidence) -> list[Entry]:
    return [e for e in evidence.entries if e.role == "new" and 200 <= e.status < 300]


def known_persons(evidence: Evidence) -> set[int]:
    return {e.letter.person for e in accepted(evidence) if e.letter.kind == "SS139"}


# The senders: a clear answer each time, and the same answer to the same letter.

def check_answers(evidence: Evidence) -> list[Violation]:
    result = []
    receipts = {e.letter.id: e.receipt for e in evidence.entries if e.role == "new"}
    for entry in evidence.entries:
        wanted = answers_to(entry)
        if entry.status not in wanted:
            result.append(Violation(ANSWER, f"{entry.role} {entry.letter.kind} {entry.letter.id}: "
                                            f"answered {entry.status}, not {sorted(wanted)}"))
        elif entry.role == "repeat" and entry.receipt != receipts.get(entry.letter.id):
            result.append(Violation(ANSWER, f"repeat of {entry.letter.id}: another receipt"))
    return result


def answers_to(entry: Entry) -> set[int]:
    of_duo = entry.letter.connection == "duo"
    if entry.role == "broken":
        return {400}
    if entry.role == "conflict":
        return {400} if of_duo else {409}
    if of_duo:
        return {201}
    if entry.role == "repeat":
        return {200}
    # An earlier attempt without an answer may have arrived.
    return {200, 202} if entry.unknown else {202}


# The hub: every accepted letter once, byte for byte, in its final state; nothing else.

def check_store(evidence: Evidence) -> list[Violation]:
    result = []
    known = known_persons(evidence)
    stored = defaultdict(list)
    for message in evidence.messages:
        if message.state != "refused":
            stored[(message.connection, message.key)].append(message)
    for entry in accepted(evidence):
        letter = entry.letter
        kept = stored.pop((letter.connection, letter.id), [])
        name = f"{letter.kind} {letter.id} of person {letter.person}"
        if not kept:
            result.append(Violation(LOST, f"{name}: accepted and not in the hub"))
        elif len(kept) > 1:
            result.append(Violation(TWICE, f"{name}: {len(kept)} times in the hub"))
        elif kept[0].digest != letter.digest:
            result.append(Violation(LOST, f"{name}: the hub has another content"))
        # What is about somebody of whom DUO never wrote waits for that.
        elif kept[0].state != ("processed" if letter.person in known else "parked"):
            result.append(Violation(STATE, f"{name}: ended as {kept[0].state}"))
    for (connection, key), _ in stored.items():
        result.append(Violation(STATE, f"{connection} {key}: in the hub, but never accepted"))
    return result


# What the hub says it sent is what arrived.

def check_deliveries(evidence: Evidence) -> list[Violation]:
    result = []
    arrived = {a.id for arrivals in evidence.arrivals.values() for a in arrivals}
    for delivery in evidence.deliveries:
        name = f"{delivery.kind} {delivery.id} to {delivery.connection}"
        if delivery.state != "confirmed":
            result.append(Violation(STATE, f"{name}: ended as {delivery.state}"))
        if delivery.id not in arrived:
            result.append(Violation(LOST, f"{name}: never arrived"))
    for id in arrived - {delivery.id for delivery in evidence.deliveries}:
        result.append(Violation(TWICE, f"{id} arrived and is not a delivery of the hub"))
    return result


# A partner that recognises a repeat by its berichtId has one effect, and always saw the same request.

def check_recognition(evidence: Evidence) -> list[Violation]:
    result = []
    for partner, arrivals in evidence.arrivals.items():
        contents = defaultdict(set)
        changes = set()
        for arrival in arrivals:
            contents[arrival.id].add(arrival.digest)
            if not arrival.what.startswith("GET "):
                changes.add(arrival.id)
        for id, digests in contents.items():
            if len(digests) > 1:
                result.append(Violation(TWICE, f"{partner} {id}: {len(digests)} different requests"))
        effects = evidence.effects.get(partner, {})
        for id in changes:
            count = effects.get(id, 0)
            if count != 1:
                kind = LOST if count == 0 else TWICE
                result.append(Violation(kind, f"{partner} {id}: {count} effects"))
    return result


# What DUO hears of a person follows from the letters about that person, in their order.

def check_questions(evidence: Evidence) -> list[Violation]:
    result = []
    wanted = wanted_of_duo(accepted(evidence))
    heard: dict[int, list[Arrival]] = defaultdict(list)
    for arrival in evidence.arrivals.get("duo", []):
        if arrival.what != BY_THE_CLOCK:
            heard[arrival.person].append(arrival)
    for person in wanted.keys() | heard.keys():
        result.extend(compare(f"person {person} at duo", wanted.get(person, []), heard[person]))
    return result


def wanted_of_duo(entries: list[Entry]) -> dict[int, list[str]]:
    """What came before DUO's first letter about a person waits for it, and goes right after it."""
    wanted: dict[int, list[str]] = {}
    waiting: dict[int, list[str]] = defaultdict(list)
    for entry in entries:
        letter = entry.letter
        if letter.person in wanted:
            wanted[letter.person].extend(letter.asks_of_duo)
        elif letter.connection == "duo":
            wanted[letter.person] = [*letter.asks_of_duo, *waiting[letter.person]]
        else:
            waiting[letter.person].extend(letter.asks_of_duo)
    return wanted


def compare(name: str, wanted: list[str], arrivals: list[Arrival]) -> list[Violation]:
    result = []
    seen: dict[str, str] = {}
    last = ""
    for arrival in arrivals:
        if arrival.id in seen and arrival.id != last:
            result.append(Violation(ORDER, f"{name}: {arrival.what} repeated after a later request"))
        seen.setdefault(arrival.id, arrival.what)
        last = arrival.id
    heard = list(seen.values())
    if heard == wanted:
        return result
    for what, count in (Counter(wanted) - Counter(heard)).items():
        result.append(Violation(LOST, f"{name}: {what} {count} times too few"))
    for what, count in (Counter(heard) - Counter(wanted)).items():
        result.append(Violation(TWICE, f"{name}: {what} {count} times too often"))
    if Counter(heard) == Counter(wanted):
        at = next(i for i, (a, b) in enumerate(zip(wanted, heard)) if a != b)
        result.append(Violation(ORDER, f"{name}: request {at} is {heard[at]}, not {wanted[at]}"))
    return result


# The other partners hear of a person once.

def check_requests(evidence: Evidence) -> list[Violation]:
    known = known_persons(evidence)
    granted = {e.letter.person for e in accepted(evidence) if e.letter.kind == "pw.besluit"}
    return [*once(evidence, "vluchtelingenwerk", GUIDANCE, known),
            *once(evidence, "participatiewet", UNBURDENING, known & granted)]


def once(evidence: Evidence, partner: str, what: str, persons: set[int]) -> list[Violation]:
    ids = defaultdict(set)
    feedback = defaultdict(set)
    result = []
    for arrival in evidence.arrivals.get(partner, []):
        if arrival.what == FEEDBACK:
            feedback[arrival.person].add(arrival.id)
            continue
        ids[arrival.person].add(arrival.id)
        if arrival.what != what:
            result.append(Violation(TWICE, f"{partner} got {arrival.what}"))
    for person, said in feedback.items():
        if len(said) > 1:
            result.append(Violation(
                TWICE, f"person {person} at {partner}: {FEEDBACK} {len(said)} times, not 1"))
    for person in persons | ids.keys():
        wanted, count = int(person in persons), len(ids[person])
        if count != wanted:
            kind = LOST if count < wanted else TWICE
            result.append(Violation(kind, f"person {person} at {partner}: {what} {count} times, "
                                          f"not {wanted}"))
    return result
