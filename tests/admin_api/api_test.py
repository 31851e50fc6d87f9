"""The Admin API of a running hub, held against its own description and the published table of
rights.

api_test.py PROGRAM CONFIG
"""
import json
import pathlib
import re
import sys
import unittest
import xml.etree.ElementTree

import jsonschema

import console_hub
from console_hub import PERSONS

PROGRAM, CONFIG = sys.argv[1], pathlib.Path(sys.argv[2])
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOWN = "0505"
NEEDED_HEADERS = {"API-Version": "1.0.0", "Cache-Control": "no-store",
                  "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
running = None
ids = {}


def setUpModule():
    global running
    running = console_hub.ConsoleHub(PROGRAM, CONFIG)
    running.make_people()
    running.tell()
    running.wait_for_desk()
    ids.update(some_ids())


def tearDownModule():
    running.close()


def described():
    return running.command.get("/v1/openapi.json").json


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def some_ids():
    """An id of each sort, to fill in where a path wants one."""
    command = running.command
    first = lambda path: command.get(path).json["resultaten"][0]  # noqa: E731
    case = first("/v1/zaken?gemeente=" + TOWN)["id"]
    return {"/zaken": case, "/berichten": first("/v1/berichten?koppeling=duo")["id"],
            "/afleveringen": first("/v1/afleveringen?opBureau=true")["id"],
            "/taken": next((task["id"] for task in command.get("/v1/taken").json["resultaten"]),
                           "geen"),
            "/koppelingen": "duo", "/werkstromen": first("/v1/werkstromen")["id"],
            "/configuraties": "map", "/accounts": "meekijker", "/voorstellen": "geen",
            "/bulkopdrachten": "geen", "/statuspaginas": "duo.geen"}


def filled(path, ids):
    for collection, value in ids.items():
        if path.startswith(collection + "/{"):
            return re.sub(r"\{\w+\}", value, path)
    return path


class Description(unittest.TestCase):
    """What is answered is what is described."""

    def validate(self, value, schema, where):
        document = described()
        resolver = jsonschema.RefResolver("", document)
        validator = jsonschema.Draft202012Validator(_closed(schema, document), resolver=resolver)
        errors = [f"{'/'.join(map(str, error.path))}: {error.message[:200]}"
                  for error in validator.iter_errors(value)]
        self.assertEqual(errors, [], where)

    def test_every_list_and_thing_is_as_described(self):
        seen = 0
        for method, path, operation in operations(described()):
            if method != "GET" or path in ("/gebeurtenissen", "/openapi.json") \
                    or "200" not in operation["responses"]:
                continue
            target = filled(path, ids)
            if path.endswith("/bestanden"):
                target += "?naam=hub.xml"
            answer = (running.people["eerste"] if "huidige" in path
                      else running.command).get("/v1" + target)
            if answer.status == 404 and ("geen" in target):
                continue
            with self.subTest(path):
                self.assertEqual(answer.status, 200, answer.body[:300])
                content = operation["responses"]["200"].get("content", {})
                if "application/json" in content:
                    self.validate(answer.json, content["application/json"]["schema"], path)
                seen += 1
        self.assertGreater(seen, 35)

    def test_every_answer_has_what_the_standard_asks(self):
        for path in ("/v1/overzicht", "/v1/zaken", "/v1/bestaat-niet", "/v1/zaken/", "/v1/openapi.json"):
            for client in (running.command, console_hub.Client(running.hub.admin)):
                answer = client.get(path)
                for name, value in NEEDED_HEADERS.items():
                    with self.subTest(path + " " + name):
                        self.assertEqual(answer.headers[name], value)
                self.assertIn("frame-ancestors 'none'", answer.headers["Content-Security-Policy"])

    def test_errors_are_problem_details_and_all_at_once(self):
        answer = running.command.get("/v1/berichten?stand=onzin&van=gisteren&aantal=0&wat=dat")
        self.assertEqual(answer.status, 400)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        self.assertEqual({wrong["name"] for wrong in answer.json["invalidParams"]},
                         {"stand", "van", "aantal", "wat"})

    def test_a_slash_at_the_end_is_another_address(self):
        self.assertEqual(running.command.get("/v1/zaken/").status, 404)

    def test_another_method_is_refused_as_such(self):
        self.assertEqual(running.command.ask("PUT", "/v1/zaken", {}).status, 405)

    def test_the_description_is_for_everybody(self):
        answer = console_hub.Client(running.hub.admin).get("/v1/openapi.json")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Access-Control-Allow-Origin"], "*")

    def test_no_path_has_a_citizen_service_number(self):
        for _, path, _ in operations(described()):
            self.assertNotRegex(path.lower(), r"\{bsn|vnummer\}")


def _closed(schema, document):
    """The same, where nothing may be answered that is not described."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            return _closed(document["components"]["schemas"][name], document)
        result = {key: _closed(value, document) for key, value in schema.items()}
        if result.get("type") == "object" and "properties" in result:
            result["additionalProperties"] = False
        return result
    if isinstance(schema, list):
        return [_closed(each, document) for each in schema]
    return schema


class Rights(unittest.TestCase):
    """Who may what: each route for each role, in the own municipality and in another."""

    @classmethod
    def setUpClass(cls):
        access = xml.etree.ElementTree.parse(running.config / "access.xml")
        space = "{urn:rodedraad:config:1}"
        cls.rights = {role.get("id"): set(role.get("rights").split())
                      for role in access.iter(space + "role")}

    def ask(self, client, method, path):
        # Nothing that is asked here can be done: what a body wants is not in it.
        body = None if method in ("GET", "DELETE") else {"onbekend": True}
        return client.ask(method, "/v1" + filled(path, ids), body,
                          headers={"If-Match": '"x"'})

    def test_nobody_gets_in_without_showing_who_he_is(self):
        stranger = console_hub.Client(running.hub.admin)
        for method, path, operation in operations(described()):
            if operation["x-recht"] == "openbaar":
                continue
            with self.subTest(f"{method} {path}"):
                self.assertEqual(self.ask(stranger, method, path).status, 401)

    def test_every_role_gets_what_its_rights_give_and_no_more(self):
        for method, path, operation in operations(described()):
            right = operation["x-recht"]
            if right == "openbaar" or path in ("/sessies/huidige", "/gebeurtenissen"):
                continue
            for role, rights in self.rights.items():
                client = running.people[role]
                with self.subTest(f"{method} {path} {role}"):
                    status = self.ask(client, method, path).status
                    may = right == "aangemeld" or right in rights
                    if may:
                        self.assertNotIn(status, (401,))
                        self.assertLess(status, 500)
                    else:
                        self.assertEqual(status, 403)

    def test_the_published_table_is_what_is_done(self):
        table = (ROOT / "docs/handboek/rechten.md").read_text("utf-8")
        published = dict(re.findall(r"^\| `([A-Z]+ /v1[^`]+)` \| ([a-z]+) \|", table, re.M))
        done = {f"{method} /v1{path}": operation["x-recht"]
                for method, path, operation in operations(described())}
        self.assertEqual(published, done)

    def test_things_of_another_municipality_do_not_exist(self):
        elsewhere = running.people["elders"]
        for collection in ("/zaken", "/berichten", "/afleveringen"):
            with self.subTest(collection):
                self.assertEqual(elsewhere.get(f"/v1{collection}/{ids[collection]}").status,
                                 404)

    def test_lists_show_nothing_of_another_municipality(self):
        elsewhere = running.people["elders"]
        for path in ("/v1/zaken", "/v1/berichten", "/v1/afleveringen", "/v1/taken",
                     "/v1/termijnen"):
            with self.subTest(path):
                answer = elsewhere.get(path)
                self.assertEqual(answer.status, 200)
                self.assertEqual([line for line in answer.json["resultaten"]
                                  if line.get("gemeente") == TOWN], [])

    def test_asking_for_another_municipality_is_refused(self):
        self.assertEqual(running.people["elders"].get("/v1/zaken?gemeente=" + TOWN).status, 403)


class Laws(unittest.TestCase):
    """Who has a right for debts only, sees, sends and decides nothing of inburgering."""

    def setUp(self):
        self.debts = running.people["schuldhulp-regisseur"]
        self.sends = running.people["schulden-verzender"]

    def test_lists_show_nothing_of_another_law(self):
        self.assertEqual(self.debts.get("/v1/berichten?koppeling=duo").json["resultaten"], [])
        self.assertEqual(
            self.debts.get("/v1/afleveringen?koppeling=vluchtelingenwerk").json["resultaten"], [])
        self.assertTrue(
            running.people["meekijker"].get("/v1/berichten?koppeling=duo").json["resultaten"])

    def test_a_case_shows_neither_messages_nor_receivers_of_another_law(self):
        seen = self.debts.get("/v1/zaken/" + ids["/zaken"]).json
        self.assertEqual([line for line in seen["berichten"] if line["koppeling"] == "duo"], [])
        self.assertNotIn("vluchtelingenwerk", [each["organisatie"] for each in seen["ontvangers"]])
        self.assertNotIn("bericht", [event["verwijzing"]["soort"] for event in seen["tijdlijn"]
                                     if event["wet"] == "wi2021"])

    def test_terms_of_another_law_are_neither_shown_nor_counted_nor_waited_for(self):
        everyone = running.people["meekijker"]
        self.assertTrue(everyone.get("/v1/termijnen").json["resultaten"])
        self.assertTrue(everyone.get("/v1/termijnen/_telling").json["regels"])
        self.assertEqual(self.debts.get("/v1/termijnen").json["resultaten"], [])
        self.assertEqual(self.debts.get("/v1/termijnen/_telling").json["regels"], [])
        seen = self.debts.get("/v1/zaken/" + ids["/zaken"]).json
        self.assertEqual(seen["termijnen"], [])
        self.assertNotIn("termijn", [event["soort"] for event in seen["tijdlijn"]])
        self.assertIn("waarvoor u geen recht hebt", seen["wachtOp"])

    def test_failures_of_another_law_are_not_counted(self):
        count = lambda person: sum(  # noqa: E731
            group["aantal"] for group in running.people[person].get("/v1/storingen").json["resultaten"])
        self.assertEqual(count("meekijker"), len(PERSONS))
        self.assertEqual(count("schuldhulp-regisseur"), 0)
        self.assertEqual(self.debts.get("/v1/overzicht").json["storingen"], [])

    def test_nothing_of_another_law_is_sent_again(self):
        seen = self.sends.post("/v1/storingen/_voorbeeld", {"afleveringen": [ids["/afleveringen"]]})
        self.assertEqual((seen.status, seen.json["aantal"]), (200, 0))
        begun = self.sends.post("/v1/bulkopdrachten", {
            "selectie": {"afleveringen": [ids["/afleveringen"]]}, "actie": "opnieuw",
            "reden": "proef", "verwacht": 1})
        self.assertEqual(begun.status, 409)


class Cases(unittest.TestCase):
    """A person is found, seen veiled, and unveiled with a reason that is on record."""

    def setUp(self):
        self.casus = running.people["casusregisseur"]

    def find(self, **what):
        return self.casus.post("/v1/zaken/_zoek", what)

    def test_is_found_by_citizen_service_number(self):
        found = self.find(bsn=PERSONS[0]).json["resultaten"]
        self.assertEqual(len(found), 1)

    def test_a_number_that_cannot_be_one_is_refused(self):
        self.assertEqual(self.find(bsn="123456789").status, 400)

    def test_is_veiled_until_somebody_says_why(self):
        case = self.find(bsn=PERSONS[1]).json["resultaten"][0]["id"]
        seen = self.casus.get("/v1/zaken/" + case)
        self.assertNotIn(PERSONS[1].encode(), seen.body)
        self.assertEqual(self.casus.post(f"/v1/zaken/{case}/_onthul").status, 400)
        told = self.casus.post(f"/v1/zaken/{case}/_onthul", {"reden": "gesprek aan de balie"})
        self.assertEqual(told.status, 200)
        seen = self.casus.get("/v1/zaken/" + case).json
        self.assertEqual(seen["nummers"]["bsn"], PERSONS[1])
        self.assertFalse(seen["gemaskeerd"])
        # Only for who asked.
        self.assertTrue(running.people["beheerder"].get("/v1/zaken/" + case).json["gemaskeerd"])
        lines = running.command.get("/v1/auditregels?handeling=case.unmask").json["resultaten"]
        self.assertEqual((lines[0]["wie"], lines[0]["object"], lines[0]["bijzonderheden"]),
                         ("casusregisseur", case, "gesprek aan de balie"))

    def test_says_in_one_sentence_why_it_waits(self):
        case = self.find(bsn=PERSONS[0]).json["resultaten"][0]["id"]
        self.assertTrue(self.casus.get("/v1/zaken/" + case).json["wachtOp"].startswith("Deze zaak "))

    def test_values_of_a_law_without_right_are_not_there(self):
        case = self.find(bsn=PERSONS[0]).json["resultaten"][0]["id"]
        seen = running.people["schuldhulp-regisseur"].get("/v1/zaken/" + case).json
        self.assertNotIn("wi2021", {field["wet"] for field in seen["velden"]})
        self.assertIn("wi2021", seen["verborgenWetten"])

    def test_the_dossier_is_a_pdf_and_json(self):
        case = self.find(bsn=PERSONS[0]).json["resultaten"][0]["id"]
        self.assertTrue(self.casus.get(f"/v1/zaken/{case}/dossier?vorm=pdf").body.startswith(b"%PDF"))
        self.assertEqual(self.casus.get(f"/v1/zaken/{case}/dossier").json["nummers"]["bsn"],
                         PERSONS[0])

    def test_erasing_needs_a_second_person(self):
        case = self.find(bsn=PERSONS[2]).json["resultaten"][0]["id"]
        asked = running.people["beheerder"].post(f"/v1/zaken/{case}/_wis", {"reden": "verzoek"})
        self.assertEqual(asked.status, 202)
        proposal = "/v1/voorstellen/" + asked.json["voorstel"]
        self.assertEqual(running.people["beheerder"].post(proposal + "/_akkoord").status, 403)
        self.assertEqual(running.people["meekijker"].post(proposal + "/_akkoord").status, 403)
        refused = running.people["casusregisseur"].post(proposal + "/_afwijzen", {"reden": "nee"})
        self.assertEqual(refused.status, 204)
        self.assertEqual(running.people["eerste"].post(proposal + "/_akkoord").status, 409)


class Messages(unittest.TestCase):
    def setUp(self):
        self.admin = running.people["beheerder"]
        self.message = ids["/berichten"]

    def test_shows_its_steps_and_its_neighbours(self):
        seen = self.admin.get("/v1/berichten/" + self.message).json
        self.assertEqual([step["soort"] for step in seen["stappen"]][:2], ["ontvangen", "gelezen"])
        self.assertTrue(seen["vorige"] or seen["volgende"])

    def test_shows_the_tree_before_and_after_veiled(self):
        answer = self.admin.get(f"/v1/berichten/{self.message}/inhoud")
        self.assertTrue(answer.json["voor"])
        self.assertIsNone(answer.json["tekst"])
        for person in PERSONS:
            self.assertNotIn(person.encode(), answer.body)

    def test_unveiling_is_not_for_who_keeps_the_hub_going(self):
        self.assertEqual(self.admin.post(f"/v1/berichten/{self.message}/_onthul",
                                         {"reden": "x"}).status, 403)

    def test_a_copy_as_scenario_is_about_nobody(self):
        made = self.admin.get(f"/v1/berichten/{self.message}/scenario")
        self.assertEqual(made.status, 200, made.body)
        self.assertIn("999990019", made.json["xml"])
        for person in PERSONS[1:]:
            self.assertNotIn(person, made.json["xml"])

    def test_can_be_assigned(self):
        path = f"/v1/berichten/{self.message}"
        self.assertEqual(self.admin.ask("PUT", path + "/toewijzing", {"aan": "eerste"}).status, 204)
        self.assertEqual(self.admin.get(path).json["toegewezenAan"], "eerste")

    def test_trying_one_changes_nothing(self):
        before = len(self.admin.get("/v1/berichten?koppeling=duo").json["resultaten"])
        body = (running.config / "scenarios/berichten/duo-ss139.json").read_text()
        tried = self.admin.post("/v1/berichten/_probeer", {
            "koppeling": "duo", "inhoud": body, "pad": "/v1/notificaties"})
        self.assertEqual(tried.status, 200, tried.body)
        self.assertEqual(len(self.admin.get("/v1/berichten?koppeling=duo").json["resultaten"]),
                         before)


class SendingAgain(unittest.TestCase):
    """What lies there, what sending it again would do, and doing it."""

    def test_edited_content_goes_when_a_second_person_agrees(self):
        admin = running.people["beheerder"]
        lying = admin.get("/v1/afleveringen?opBureau=true&oorzaak=geen-toegang").json["resultaten"]
        one = lying[0]["id"]
        self.assertIn("bewerken", admin.get("/v1/afleveringen/" + one).json["mag"])
        asked = admin.post(f"/v1/afleveringen/{one}/_bewerken",
                           {"inhoud": '{"anders": true}', "reden": "partner vroeg erom"})
        self.assertEqual(asked.status, 202, asked.body)
        proposal = "/v1/voorstellen/" + asked.json["voorstel"]
        # A second administrator may not unmask, and sees only where something changes.
        lines = running.people["eerste"].get(proposal).json["verschil"]
        self.assertTrue(lines)
        self.assertNotRegex("".join(lines), "[a-wyz0-8]")
        self.assertEqual(admin.post(proposal + "/_akkoord").status, 403)
        agreed = running.people["eerste"].post(proposal + "/_akkoord")
        self.assertEqual(agreed.status, 204, agreed.body)
        lines = running.command.get("/v1/auditregels?handeling=proposal.decide").json["resultaten"]
        self.assertEqual(lines[0]["wie"], "eerste")

    def test_the_blast_radius_is_told_before_anything_goes(self):
        seen = running.people["beheerder"].post("/v1/storingen/_voorbeeld",
                                                {"oorzaak": "geen-toegang"})
        self.assertEqual(seen.status, 200, seen.body)
        self.assertIn("niet terug te draaien", seen.json["zin"])
        self.assertFalse(seen.json["vierOgen"])

    def test_a_choice_of_everything_is_no_choice(self):
        self.assertEqual(running.people["beheerder"].post("/v1/storingen/_voorbeeld").status, 400)

    def test_then_many_go_again_with_a_result_for_each(self):
        admin = running.people["beheerder"]
        which = {"oorzaak": "geen-toegang"}
        expected = admin.post("/v1/storingen/_voorbeeld", which).json["aantal"]
        self.assertGreater(expected, 0)
        begun = admin.post("/v1/bulkopdrachten", {
            "selectie": which, "actie": "opnieuw", "reden": "de partner laat ons weer binnen",
            "verwacht": expected})
        self.assertEqual(begun.status, 202, begun.body)
        bulk = "/v1/bulkopdrachten/" + begun.json["id"]
        console_hub.rodedraad_process.wait_for(
            "the bulk is done", lambda: admin.get(bulk).json["stand"] == "klaar")
        done = admin.get(bulk).json
        self.assertEqual((done["gedaan"], done["mislukt"]), (expected, 0))
        self.assertEqual(len(admin.get(bulk + "/resultaten").json["resultaten"]), expected)


class Connections(unittest.TestCase):
    def test_a_test_gives_the_partners_answer(self):
        tested = running.people["beheerder"].post("/v1/koppelingen/duo/_test")
        self.assertEqual(tested.status, 200, tested.body)
        self.assertEqual([step["naam"] for step in tested.json["stappen"]],
                         ["instellingen", "partner"])

    def test_a_supplier_sees_the_status_without_logging_in_and_nobody_else(self):
        made = running.people["beheerder"].post("/v1/koppelingen/duo/statuslinks")
        self.assertEqual(made.status, 201)
        key = made.json["adres"].rsplit("/", 1)[1]
        stranger = console_hub.Client(running.hub.admin)
        seen = stranger.get("/v1/statuspaginas/" + key)
        self.assertEqual(seen.status, 200)
        for person in PERSONS:
            self.assertNotIn(person.encode(), seen.body)
        self.assertEqual(stranger.get("/v1/statuspaginas/" + key[:-1] + "x").status, 404)

    def test_settings_are_for_who_configures(self):
        self.assertTrue(running.people["beheerder"].get("/v1/koppelingen/duo").json["instellingen"])
        self.assertFalse(running.people["meekijker"].get("/v1/koppelingen/duo").json["instellingen"])


class Configurations(unittest.TestCase):
    def test_the_one_that_holds_is_kept(self):
        kept = running.command.get("/v1/configuraties").json["resultaten"]
        self.assertEqual([each["actueel"] for each in kept].count(True), 1)

    def test_a_wider_purpose_waits_for_a_second_person(self):
        admin = running.people["beheerder"]
        purposes = running.config / "purposes.xml"
        before = purposes.read_text("utf-8")
        wider = before.replace("<recipients>", "<recipients>wijkteam ", 1) \
            if "<recipients>wijkteam" not in before else before
        self.addCleanup(purposes.write_text, before, "utf-8")
        purposes.write_text(wider, "utf-8")
        seen = admin.get("/v1/configuraties/map").json
        if not seen["verruimt"]:
            self.skipTest("the example's first purpose has this recipient already")
        asked = admin.post("/v1/configuraties/map/_activeer", {"reden": "proef"})
        self.assertEqual(asked.status, 200, asked.body)
        self.assertFalse(asked.json["gelukt"])
        self.assertIn("voorstel", asked.json)

    def test_a_mistake_is_told_with_its_place_and_nothing_changes(self):
        hub = running.config / "hub.xml"
        before = hub.read_text("utf-8")
        self.addCleanup(hub.write_text, before, "utf-8")
        hub.write_text(before.replace('level="info"', 'level="luid"'), "utf-8")
        refused = running.people["beheerder"].post("/v1/configuraties/map/_activeer",
                                                   {"reden": "proef"})
        self.assertEqual(refused.status, 200)
        self.assertFalse(refused.json["gelukt"])
        self.assertEqual(refused.json["bevindingen"][0]["bestand"], "hub.xml")


class Events(unittest.TestCase):
    def test_tell_that_something_changed(self):
        answer = running.people["meekijker"].get("/v1/gebeurtenissen",
                                                 headers={"Last-Event-ID": "0"})
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Content-Type"], "text/event-stream")
        self.assertIn(b"event: verandering\n", answer.body)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
