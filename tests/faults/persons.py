"""The persons that the messages are about: numbers from the range that is kept free for tests."""
import random
from dataclasses import dataclass

DORDRECHT = "00000099000000001505"
DUO = "00000099000000002000"


@dataclass(frozen=True)
class Person:
    number: int
    bsn: str
    v_nummer: str


def is_bsn(digits: str) -> bool:
    """The 11-proof."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits)) % 11 == 0


def invent(count: int, seed: int) -> list[Person]:
    """Persons with different numbers; at most some nine hundred exist."""
    bsns = [bsn for bsn in map(str, range(999990000, 1000000000)) if is_bsn(bsn)]
    return [Person(number, bsn, f"{2_000_000_000 + 7 * number}")
            for number, bsn in enumerate(random.Random(seed).sample(bsns, count))]


# Everybody has a PIP and a term that began long ago, so that DUO confirms every declaration whose date
# lies in the term: see OLDEST_SIGNATURE.
STORY_PERSON = """  <person bsn="{bsn}" oin="{oin}" gemeentecode="0505" gevestigd="vandaag-900">
    <inburgeringsplicht indicatorInburgeringsplicht="true" begindatum="vandaag-900"
                        wijzigingsdatum="vandaag-900"
                        datumKennisgevingInburgeringsplicht="vandaag-890"/>
    <doelgroep indeling="Asielstatushouder" begindatum="vandaag-900"
               gedetailleerdeDoelgroep="Asielstatushouder"/>
    <pip dagtekeningPip="vandaag-850" leerroute="B" niveau="B1"
         indicatorAlfabetiseringsonderwijs="NVT"/>
    <inburgeringstermijn startdatum="vandaag-849" einddatum="vandaag+247"/>
  </person>
"""
OLDEST_SIGNATURE = 840  # days ago


def story(persons: list[Person]) -> str:
    """What the simulated DUO knows."""
    people = "".join(STORY_PERSON.format(bsn=person.bsn, oin=DORDRECHT) for person in persons)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<story xmlns="urn:rodedraad:story:1">\n{people}</story>\n')
