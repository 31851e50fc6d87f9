#!/usr/bin/env python3
"""Writes the tables of the built-in roles and of the Admin API's routes and the right that each needs,
for the handbook.

rights.py OPENAPI ACCESS_XML HANDBOOK_PAGE
"""
import json
import pathlib
import sys
import xml.etree.ElementTree

WORDS = {
    "openbaar": "iedereen, ook zonder aanmelden",
    "aangemeld": "wie is aangemeld",
    "metadata": "zien dat er een zaak, bericht of taak is",
    "inhoud": "zien wat erin staat, met gemaskeerde persoonsgegevens; taken doen",
    "ontmaskeren": "persoonsgegevens een kwartier lang leesbaar zien, met een reden",
    "opnieuw": "opnieuw laten versturen of verwerken, of intrekken",
    "bewerken": "bewerkt versturen, een zaak wissen of vasthouden",
    "inrichten": "configuratie, accounts, sleutels en kopieën",
    "audit": "het auditlogboek en het logboek dataverwerkingen lezen",
}


def roles(access):
    yield "\n| ingebouwde rol | rechten | wetten |\n|---|---|---|"
    for role in access.iterfind("{*}role"):
        laws = role.get("laws", "alle").replace(" ", ", ")
        yield f"| `{role.get('id')}` | {role.get('rights').replace(' ', ', ')} | {laws} |"


def page(document, access):
    yield "# Wie wat mag\n"
    yield ("Rechten staan bij rollen in `access.xml` ([inloggen](inloggen.md)) en gelden per wet en per "
           "gemeente. Wat geen rol noemt,\nmag niemand. Wie het token uit de map met gegevens kan lezen, "
           "is beheerder van de machine en mag alles.\n")
    yield "| recht | geeft |\n|---|---|"
    for right, words in WORDS.items():
        yield f"| {right} | {words} |"
    yield from roles(access)
    yield ("\nEen zaak, bericht of aflevering van een gemeente waarvoor u geen recht hebt, bestaat voor u "
           "niet (404). In lijsten staat zij\nniet. Vraagt u om zo'n gemeente, dan krijgt u 403.\n")
    yield "| opdracht | recht | doet |\n|---|---|---|"
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"| `{method.upper()} /v1{path}` | {operation['x-recht']} | {operation['summary']} |"


def main(source, access, target):
    document = json.loads(pathlib.Path(source).read_text("utf-8"))
    built_in = xml.etree.ElementTree.parse(access).getroot()
    pathlib.Path(target).write_text("\n".join(page(document, built_in)) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
