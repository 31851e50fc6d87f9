"""What came of the story, as somebody at the municipality would want to read it."""
import itertools
import re
import shlex
import textwrap

WIDTH = 100
ORGANISATIONS = {"duo": "DUO", "vluchtelingenwerk": "VluchtelingenWerk",
                 "sdd": "Sociale Dienst Drechtsteden", "wmo": "Wmo-applicatie",
                 "inlichtingenbureau": "Inlichtingenbureau", "kredietbank": "Kredietbank",
                 "wijkteam": "Wijkteam", "taalaanbieder": "Taalschool",
                 "buurgemeente": "Andere gemeente"}
SOURCES = {"duo": "DUO", "vluchtelingenwerk": "VluchtelingenWerk",
           "participatiewet": "Participatiewet", "suwinet": "Suwinet", "wmo": "Wmo",
           "wmo-ggk": "Wmo (GGk)", "schuldhulp": "Kredietbank", "wijkteam": "Wijkteam",
           "gemeente": "de gemeente", "regie": "Regiesysteem", "zgw": "Zaaksysteem",
           "zaaksysteem": "Zaaksysteem"}
STATES = {"received": "ontvangen", "processed": "verwerkt", "parked": "wacht",
          "refused": "geweigerd", "duplicate": "dubbel", "failed": "mislukt",
          "queued": "staat klaar", "awaiting confirmation": "ontvangen", "confirmed": "bevestigd",
          "rejected by partner": "geweigerd", "not authorised": "geen toegang",
          "cancelled": "vervallen", "running": "loopt", "met": "gehaald", "late": "te laat",
          "lapsed": "vervallen", "suspended": "staat stil"}
WORDS = {"bsn": "BSN", "vNummer": "V-nummer", "pip": "PIP", "pvt": "PVT", "id": "nummer"}
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
          "oktober", "november", "december")


def line(text, indent=2):
    print(textwrap.fill(text, WIDTH, initial_indent=" " * indent,
                        subsequent_indent=" " * (indent + 4), break_on_hyphens=False))


def head(text):
    print(f"\n{text}")


def words(name):
    """datumKennisgeving is "datum kennisgeving"."""
    return WORDS.get(name) or re.sub(r"(?<=[a-z])([A-Z])", lambda m: " " + m[1].lower(), name)


def plain_path(path):
    """pvt.datumOndertekening is "PVT datum ondertekening"; of the inburgeraar the name will do."""
    thing, name = path.split(".", 1)
    return words(name) if thing == "inburgeraar" else f"{words(thing)} {words(name)}"


def plain_value(text):
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        year, month, day = map(int, found.groups())
        return f"{day} {MONTHS[month - 1]} {year}" if month and day else text
    return {"true": "ja", "false": "nee"}.get(text, text)


def came_in(case):
    head("Wat er binnenkwam")
    told = set()
    for message in case["messages"]:
        if message["reason"].startswith("niet bewaard"):
            # The source repeats it every day; once will do here.
            if message["reason"] in told:
                continue
            told.add(message["reason"])
        source = SOURCES.get(message["connection"].removesuffix("-bestand"), message["connection"])
        what = f"antwoord op de vraag naar {words(message['kind'])}" if message["answerTo"] \
            else message["kind"]
        reason = f" ({message['reason']})" if message["reason"] else ""
        line(f"{message['received'][11:19]}  {source}: {what} - {STATES[message['state']]}{reason}")


def became(case):
    head("Wat de zaak nu weet, en van wie")

    def group(field):
        return field["path"].split(".")[0], SOURCES.get(field["source"], field["source"])

    for (thing, source), fields in itertools.groupby(sorted(case["fields"], key=group), group):
        facts = []
        for field in fields:
            name = words(field["path"].split(".", 1)[1])
            if thing == "gebeurtenis":
                facts.append(f"{field['value']} van {plain_value(field['key'][:10])}")
                continue
            key = f" {field['key']}" if field["key"] else ""
            facts.append(f"{name}{key} {plain_value(field['value'])}")
        line(f"{words(thing)} (van {source}): " + ", ".join(facts))


def rules(looks, other, other_looks):
    head("Welke regels afgingen, en welke niet")
    for rule, seen in looks.items():
        fired = [look["why"] for look in seen if look["fired"]]
        kept = [look["why"] for look in seen if not look["fired"]]
        line(f"✓ {rule}, want {fired[0]}" if fired else f"- {rule} niet, want {kept[-1]}")
        if fired and not seen[0]["fired"]:
            line(f"eerst nog niet, want {kept[0]}", 4)
    for rule, seen in other_looks.items():
        if not any(look["fired"] for look in seen):
            line(f"- bij {other} ging {rule} niet af, want {seen[-1]['why']}")


def told(case):
    head("Wie wat te horen kreeg, en op welke grond")

    def likeness(delivery):
        asks = delivery["kind"].endswith(".opvragen")
        return (delivery["organisation"], delivery["state"], delivery["ground"],
                "" if asks else delivery["id"])

    groups = {}
    for delivery in case["deliveries"]:
        groups.setdefault(likeness(delivery), []).append(delivery)
    for alike in groups.values():
        first = alike[0]
        what = first["kind"] if not first["kind"].endswith(".opvragen") else "de vraag naar " + \
            ", ".join(words(d["kind"].removesuffix(".opvragen")) for d in alike)
        tries = f" na {first['attemptCount']} pogingen" if first["attemptCount"] > 1 else ""
        name = ORGANISATIONS.get(first["organisation"], first["organisation"])
        line(f"{name}: {what} - {STATES[first['state']]}{tries}")
        line(f"grond: {first['ground']}", 4)
        if first["fields"]:
            line("gegevens: " + ", ".join(map(plain_path, first["fields"])), 4)
        for withheld in first["withheld"]:
            line(f"niet: {plain_path(withheld['field'])}, want {withheld['reason']}", 4)


def deadlines(case):
    head("Welke termijnen lopen")
    for term in case["deadlines"]:
        start = f"vanaf {plain_value(term['start'])}, " if term["start"] != term["due"] else ""
        moved = (f"; zonder verschuiving {plain_value(term['strictDue'])}, "
                 f"maar {term['shiftReason']}" if term["shiftReason"] else "")
        line(f"{term['title']}: {start}uiterlijk {plain_value(term['due'])} - "
             f"{STATES[term['state']]} ({term['rule']}, {term['article']}{moved})")


def at_desk(desk):
    head("Wat op een mens wacht")
    for entry in desk:
        line(f"{entry['destination']}: {entry['kind']} - {STATES[entry['state']]}: {entry['text']}")


def tell(name, case, looks, other, other_looks, desk):
    print(f"\n{'=' * WIDTH}\nHet verhaal van {name}, gemeente {case['gemeente']}")
    came_in(case)
    became(case)
    rules(looks, other, other_looks)
    told(case)
    deadlines(case)
    at_desk(desk)


def to_try(stage, bsn, desk, running):
    """Three commands that work as they stand here."""
    head("Zelf proberen")
    sent = next(entry for entry in desk if not entry["text"].startswith("niet verstuurd"))
    show = ("De hele zaak, met de bron van elk gegeven:", stage.command("case", "--bsn", bsn))
    if running:
        letter = ("Wat een partner weigerde nog eens versturen, byte voor byte hetzelfde:",
                  stage.command("dead-letter", "resend", sent["id"]))
    else:
        letter = ("Een bericht dat op een mens wacht, met elke poging:",
                  stage.command("dead-letter", "show", sent["id"]))
    attempt = ("Wat zou dit bericht doen? Zonder dat er iets gebeurt:",
               [*stage.command("try", "--connection", "participatiewet"),
                str(stage.messages / "participatiewet-besluit.json")])
    for text, command in (show, letter, attempt):
        line(text)
        print("    " + shlex.join(command))
