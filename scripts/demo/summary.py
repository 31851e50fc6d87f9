"""What came of the story, as somebody at the municipality would want to read it."""
import shlex
import textwrap

ORGANISATIONS = {"duo": "DUO", "vluchtelingenwerk": "VluchtelingenWerk",
                 "sdd": "Sociale Dienst Drechtsteden (Participatiewet)"}
SOURCES = {"duo": "DUO", "vluchtelingenwerk": "VluchtelingenWerk",
           "participatiewet": "Participatiewet"}
DELIVERY_STATES = {"queued": "staat klaar", "parked": "wacht", "awaiting confirmation": "ontvangen",
                   "confirmed": "bevestigd", "rejected by partner": "geweigerd",
                   "not authorised": "geen toegang", "failed": "mislukt", "cancelled": "vervallen"}
MESSAGE_STATES = {"received": "ontvangen", "processed": "verwerkt", "parked": "wacht",
                  "refused": "geweigerd", "duplicate": "dubbel", "failed": "mislukt"}
DEADLINE_STATES = {"running": "loopt", "met": "gehaald", "late": "te laat"}
WIDTH = 100


def line(text, indent=2):
    print(textwrap.fill(text, WIDTH, initial_indent=" " * indent,
                        subsequent_indent=" " * (indent + 2)))


def head(text):
    print(f"\n{text}")


def came_in(case):
    head("Wat er binnenkwam")
    for message in case["messages"]:
        source = SOURCES.get(message["connection"].removesuffix("-bestand"), message["connection"])
        answer = " (antwoord op een vraag van de hub)" if message["answerTo"] else ""
        reason = f": {message['reason']}" if message["reason"] else ""
        line(f"{message['received'][11:19]}  {source}: {message['kind']}{answer} - "
             f"{MESSAGE_STATES[message['state']]}{reason}")


def became(case):
    head("Wat de zaak nu weet, en van wie")
    for field in case["fields"]:
        key = f" [{field['key']}]" if field["key"] else ""
        line(f"{field['path']}{key} = {field['value']}  ({SOURCES.get(field['source'], field['source'])})")


def rules(looks):
    head("Welke regels afgingen, en welke niet")
    for rule, seen in looks.items():
        fired = [look for look in seen if look["fired"]]
        if fired:
            line(f"✓ {rule}: {fired[0]['why']}")
        else:
            line(f"- {rule} niet: {seen[-1]['why']}")


def told(case):
    head("Wie wat te horen kreeg, en op welke grond")
    for delivery in case["deliveries"]:
        name = ORGANISATIONS.get(delivery["organisation"], delivery["organisation"])
        tries = f" na {delivery['attemptCount']} pogingen" if delivery["attemptCount"] > 1 else ""
        line(f"{name}: {delivery['kind']} - {DELIVERY_STATES[delivery['state']]}{tries}")
        line(f"grond: {delivery['ground']}", 4)
        line("gegevens: " + ", ".join(delivery["fields"]), 4)
        for withheld in delivery["withheld"]:
            line(f"niet meegestuurd: {withheld['field']}, want {withheld['reason']}", 4)


def deadlines(case):
    head("Welke termijnen lopen")
    for term in case["deadlines"]:
        moved = f"; zonder verschuiving {term['strictDue']}" if term["shiftReason"] else ""
        line(f"{term['title']}: {term['start']} tot en met {term['due']}{moved} - "
             f"{DEADLINE_STATES[term['state']]} ({term['article']})")


def at_desk(desk):
    head("Wat op een mens wacht")
    for entry in desk:
        line(f"{entry['destination']}: {entry['kind']} - "
             f"{(DELIVERY_STATES | MESSAGE_STATES)[entry['state']]}: {entry['text']}")


def command(words, text):
    line(text)
    print("    " + shlex.join(words))


def to_try(stage, bsn, desk, running):
    head("Zelf proberen")
    command(stage.command("case", "--bsn", bsn), "De hele zaak, met de bron van elk gegeven:")
    if running:
        command(stage.command("dead-letter", "resend", desk[0]["id"]),
                "Een geweigerd bericht nog eens versturen, byte voor byte hetzelfde:")
    else:
        command(stage.command("dead-letter", "show", desk[0]["id"]),
                "Een bericht dat op een mens wacht, met elke poging:")
    command([*stage.command("try", "--connection", "participatiewet"),
             str(stage.messages / "participatiewet-besluit.json")],
            "Wat zou dit bericht doen? Zonder dat er iets gebeurt:")


def tell(stage, case, looks, desk, name):
    print(f"\n{'=' * WIDTH}\nHet verhaal van {name}, gemeente {case['gemeente']}")
    came_in(case)
    became(case)
    rules(looks)
    told(case)
    deadlines(case)
    at_desk(desk)
