"""The checker must see what is wrong: each test plants one fault in ledgers that are right."""
import pathlib
import random
import sys
import unittest
from dataclasses import replace

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from checker import ANSWER, FEEDBACK, GUIDANCE, LOST, ORDER, STATE, TWICE, UNBURDENING, check  # noqa: E402
from clients import Entry  # noqa: E402
from evidence import Arrival, Delivery, Evidence, Stored  # noqa: E402
from letters import Author, Letter, contradicting  # noqa: E402
from persons import invent  # noqa: E402

FIRST_ANSWER = {"duo": 201, "vluchtelingenwerk": 202, "participatiewet": 202}


def letters() -> list[Letter]:
    """About one person, in the order in which they were accepted."""
    author = Author(invent(1, seed=1), random.Random(1))
    person = author.persons[0]
    return [author.notification(person, "SS139"), author.declaration(person),
            author.decision(person), author.notification(person, "SS102"),
            author.declaration(person)]


def arrived(evidence: Evidence, partner: str, what: str) -> None:
    id = f"{partner}-{len(evidence.deliveries)}"
    evidence.arrivals.setdefault(partner, []).append(Arrival(id, 0, what, f"digest of {id}"))
    evidence.deliveries.append(Delivery(id, partner, what, "confirmed"))
    effects = evidence.effects.setdefault(partner, {})
    effects[id] = 0 if what.startswith("GET ") else 1


def right() -> Evidence:
    """What a hub without faults leaves behind."""
    evidence = Evidence()
    for letter in letters():
        evidence.entries.append(Entry(letter, "new", FIRST_ANSWER[letter.connection], "", 0))
        evidence.messages.append(Stored(f"hub-{letter.id}", letter.connection, letter.id,
                                        letter.digest, "processed"))
        for what in letter.asks_of_duo:
            arrived(evidence, "duo", what)
    arrived(evidence, "vluchtelingenwerk", GUIDANCE)
    arrived(evidence, "participatiewet", UNBURDENING)
    return evidence


class CheckerTest(unittest.TestCase):
    def setUp(self) -> None:
        self.evidence = right()
        self.duo = self.evidence.arrivals["duo"]
        self.declaration = next(i for i, a in enumerate(self.duo) if a.what.startswith("PUT "))

    def found(self) -> set[str]:
        return {violation.kind for violation in check(self.evidence)}

    def test_finds_nothing_when_all_is_right(self) -> None:
        self.assertEqual(check(self.evidence), [])

    def test_allows_a_repeat_that_follows_at_once(self) -> None:
        self.duo.insert(self.declaration, self.duo[self.declaration])
        self.assertEqual(check(self.evidence), [])

    def test_allows_a_letter_to_wait_for_a_person_whom_nobody_knows(self) -> None:
        author = Author(invent(2, seed=1)[1:], random.Random(2))
        letter = author.decision(author.persons[0])
        self.evidence.entries.append(Entry(letter, "new", 202, "", 0))
        self.evidence.messages.append(Stored("hub-parked", letter.connection, letter.id,
                                             letter.digest, "parked"))
        self.assertEqual(check(self.evidence), [])

    def test_wants_what_waited_right_after_what_made_the_person_known(self) -> None:
        entries = self.evidence.entries
        entries[0], entries[1] = entries[1], entries[0]
        self.assertEqual(check(self.evidence), [])
        at = self.declaration
        self.duo[at], self.duo[at + 1] = self.duo[at + 1], self.duo[at]
        self.assertEqual(self.found(), {ORDER})

    def test_sees_a_request_that_a_partner_never_got(self) -> None:
        for arrivals in self.evidence.arrivals.values():
            for at in range(len(arrivals)):
                with self.subTest(arrivals[at].what):
                    gone = arrivals.pop(at)
                    self.assertIn(LOST, self.found())
                    arrivals.insert(at, gone)

    def test_sees_an_accepted_letter_that_the_hub_does_not_have(self) -> None:
        self.evidence.messages.pop()
        self.assertEqual(self.found(), {LOST})

    def test_sees_a_letter_of_which_the_hub_kept_something_else(self) -> None:
        self.evidence.messages[1] = replace(self.evidence.messages[1], digest="of something else")
        self.assertEqual(self.found(), {LOST})

    def test_sees_a_letter_that_the_hub_has_twice(self) -> None:
        self.evidence.messages.append(replace(self.evidence.messages[0], id="hub-again"))
        self.assertEqual(self.found(), {TWICE})

    def test_sees_an_effect_without_end_state(self) -> None:
        self.evidence.deliveries[2] = replace(self.evidence.deliveries[2], state="queued")
        self.evidence.messages[0] = replace(self.evidence.messages[0], state="received")
        self.assertEqual(self.found(), {STATE})

    def test_sees_a_second_request_under_a_name_of_its_own(self) -> None:
        """A partner cannot recognise that one as a repeat."""
        for partner, arrivals in self.evidence.arrivals.items():
            with self.subTest(partner):
                again = replace(arrivals[-1], id=f"{partner}-again")
                arrivals.append(again)
                self.evidence.deliveries.append(Delivery(again.id, partner, "", "confirmed"))
                self.evidence.effects[partner][again.id] = 1
                self.assertEqual(self.found(), {TWICE})
                arrivals.pop()
                self.evidence.deliveries.pop()
                del self.evidence.effects[partner][again.id]

    def test_sees_a_request_that_the_hub_knows_nothing_of(self) -> None:
        self.evidence.arrivals["vluchtelingenwerk"].append(
            Arrival("from-nowhere", 0, GUIDANCE, "digest"))
        self.assertIn(TWICE, self.found())

    def test_sees_feedback_that_was_given_twice(self) -> None:
        for number in (1, 2):
            said = Arrival(f"feedback-{number}", 0, FEEDBACK, "digest")
            self.evidence.arrivals["vluchtelingenwerk"].append(said)
            self.evidence.deliveries.append(Delivery(said.id, "vluchtelingenwerk", "", "confirmed"))
            self.evidence.effects["vluchtelingenwerk"][said.id] = 1
            self.assertEqual(self.found(), set() if number == 1 else {TWICE})

    def test_sees_two_effects_of_one_request(self) -> None:
        self.evidence.effects["duo"][self.duo[self.declaration].id] = 2
        self.assertEqual(self.found(), {TWICE})

    def test_sees_a_repeat_with_another_content(self) -> None:
        self.duo.insert(self.declaration, replace(self.duo[self.declaration], digest="another"))
        self.assertEqual(self.found(), {TWICE})

    def test_sees_two_requests_that_changed_places(self) -> None:
        at = self.declaration
        self.duo[at], self.duo[at + 1] = self.duo[at + 1], self.duo[at]
        self.assertEqual(self.found(), {ORDER})

    def test_sees_a_repeat_after_a_later_request(self) -> None:
        self.duo.append(self.duo[self.declaration])
        self.assertEqual(self.found(), {ORDER})

    def test_sees_another_answer_to_a_repeat(self) -> None:
        first = self.evidence.entries[1]
        for wrong in (Entry(first.letter, "repeat", 202, "", 0),
                      Entry(first.letter, "repeat", 200, "another receipt", 0)):
            self.evidence.entries.append(wrong)
            self.assertEqual(self.found(), {ANSWER})
            self.evidence.entries.pop()

    def test_sees_a_conflict_that_was_taken(self) -> None:
        letter = contradicting(self.evidence.entries[1].letter)
        self.evidence.entries.append(Entry(letter, "conflict", 200, "", 0))
        self.assertEqual(self.found(), {ANSWER})

    def test_sees_a_letter_in_the_hub_that_was_never_accepted(self) -> None:
        self.evidence.messages.append(Stored("hub-x", "duo", "nobody-sent-this", "", "processed"))
        self.assertEqual(self.found(), {STATE})

    def test_sees_a_sender_that_never_got_a_clear_answer(self) -> None:
        letter = letters()[0]
        self.evidence.entries.append(Entry(replace(letter, id="no-answer"), "new", 0, "", 900))
        self.assertEqual(self.found(), {ANSWER})


if __name__ == "__main__":
    unittest.main()
