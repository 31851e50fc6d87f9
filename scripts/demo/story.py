"""The story, step by step. Each step does something that a partner or a person does, and checks what
the hub made of it."""
import datetime
import os
import re

import wmo
from people import (AMINA, DORDRECHT, LUCIA, OMAR, SELAM, STRANGER, YUSUF, concern, consent,
                    csv_file, decision_on_benefit, departure, dutch, file_request,
                    from_vluchtelingenwerk, headers_of_duo, new_id, notification, plan, pvt_row)
from stage import check, deadline, deliveries, request, states, value, values

QUESTIONS = {"inburgeringsplicht.opvragen", "doelgroep.opvragen", "examenresultaten.opvragen",
             "gratispogingen.opvragen"}


class Story:
    def __init__(self, stage, duo):
        self.stage = stage
        self.duo = duo
        self.notifications = stage.listeners["duo"] + "/v1/notificaties"
        self.today = None

    def steps(self):
        return [("DUO meldt een inburgeraar", self.duo_notifies),
                ("De hub vraagt na bij DUO", self.hub_asks),
                ("VluchtelingenWerk krijgt het verzoek om te begeleiden", self.guidance_is_asked),
                ("Niet iedere inburgeraar krijgt hetzelfde", self.other_group),
                ("Suwinet laat de bijstand zien", self.benefit_is_seen),
                ("De gemeente stelt het PIP vast; de inburgeringstermijn begint", self.plan_is_made),
                ("De Wmo: een toewijzing en een start", self.support_starts),
                ("De kredietbank: een schuldhulptraject, alleen met toestemming", self.debts_appear),
                ("Het wijkteam meldt een zorg, het zaaksysteem volgt de zaak", self.neighbours),
                ("De toestemming wordt ingetrokken", self.consent_is_withdrawn),
                ("De participatieverklaring is ondertekend", self.declaration_is_signed),
                ("VluchtelingenWerk levert een bestand", self.file_is_dropped),
                ("De bijstand is toegekend: ontzorgen", self.benefit_is_granted),
                ("Iemand verhuist: het dossier gaat mee, en verder niets", self.somebody_moves),
                ("Eerst alleen een V-nummer", self.person_without_bsn)]

    # What the steps share

    def notify(self, event, person, message_id=None, **which):
        return request("POST", self.notifications, notification(event, person, **which),
                       headers_of_duo(message_id or new_id()))

    def day(self, days):
        return (self.today + datetime.timedelta(days)).isoformat()

    def case_when(self, expected, person, holds):
        """The person's case as soon as holds says so."""
        seen = {}

        def look():
            seen["case"] = self.stage.case(**person)
            return seen["case"] if seen["case"] and holds(seen["case"]) else None

        return self.stage.wait(expected, look, lambda: states(seen.get("case")))

    def rules_of(self, case):
        """Every look that a rule took at this case, by rule."""
        looks = {}
        for message in case["messages"]:
            if message["reason"].startswith("niet bewaard"):
                continue
            explanation = self.stage.trace(message["id"])["explanation"] or {}
            for rule in explanation.get("rules", []):
                looks.setdefault(f"{rule['workflow']}/{rule['rule']}", []).append(rule)
        return looks

    # The steps

    def duo_notifies(self):
        message_id = new_id()
        body = self.stage.keep("duo-notificatie.json", notification("SS139", AMINA))
        answer = request("POST", self.notifications, body, headers_of_duo(message_id))
        check((answer.status, answer.text) == (201, ""), "DUO krijgt 201 zonder inhoud",
              f"{answer.status} {answer.text}")
        check(answer.headers["API-Version"] == "1.8.0", "met de versie van de afspraak, 1.8.0",
              answer.headers["API-Version"])
        again = request("POST", self.notifications, body, headers_of_duo(message_id))
        check(again.status == 201, "hetzelfde bericht nog eens: weer 201", again.status)
        case = self.case_when("een zaak", {"bsn": AMINA.bsn}, lambda case: case["messages"])
        count = sum(m["kind"] == "notificatie" for m in case["messages"])
        check(count == 1, "maar het telt een keer", f"{count} keer")
        broken = request("POST", self.notifications, '{"gebeurtenisId":"SS139"',
                         headers_of_duo(new_id()))
        check(broken.status == 400, "een kapot bericht: 400", broken.status)
        foreign = request("POST", self.notifications, notification("SS139", AMINA),
                          headers_of_duo(new_id(), doel="00000099000000009999"))
        check(foreign.status == 403, "een bericht voor een andere gemeente: 403", foreign.status)
        self.today = datetime.date.fromisoformat(case["messages"][0]["received"][:10])

    def hub_asks(self):
        def all_answered(case):
            done = {d["kind"] for d in case["deliveries"] if d["state"] == "confirmed"}
            return QUESTIONS <= done and value(case, "inburgeringsplicht.doelgroep") and \
                value(case, "inburgeringsplicht.indicator")

        case = self.case_when("vier bevestigde vragen aan DUO", {"bsn": AMINA.bsn}, all_answered)
        check(True, "vier vragen gesteld, vier antwoorden verwerkt")
        check(value(case, "inburgeringsplicht.indicator") == "true", "de zaak: inburgeringsplichtig")
        check(case["identifiers"]["vNummer"] == AMINA.v_nummer, "met BSN en V-nummer",
              case["identifiers"])
        pip = deadline(case, "pip")
        check(pip is not None, "de termijn voor het PIP loopt", case["deadlines"])
        start = datetime.date.fromisoformat(value(case, "inburgeringsplicht.datumKennisgeving"))
        due = (start + datetime.timedelta(weeks=10)).isoformat()
        check((pip["start"], pip["strictDue"]) == (start.isoformat(), due),
              f"tien weken na de kennisgeving: {due} ({pip['rule']}, {pip['article']})", pip)

    def guidance_is_asked(self):
        case = self.case_when(
            "een bevestigd verzoek-begeleiding", {"bsn": AMINA.bsn},
            lambda case: any(d["state"] == "confirmed" for d in deliveries(case, "verzoek-begeleiding")))
        requests = self.stage.received("vluchtelingenwerk", "POST")
        check(len(requests) == 1, "VluchtelingenWerk kreeg een verzoek", len(requests))
        check(AMINA.bsn not in requests[0]["body"], "zonder BSN", "het BSN staat erin")
        check(AMINA.v_nummer in requests[0]["body"], "met het V-nummer")
        withheld = {w["field"] for w in deliveries(case, "verzoek-begeleiding")[0]["withheld"]}
        check("inburgeraar.bsn" in withheld, "de zaak zegt waarom het BSN achterbleef", withheld)
        check(not self.stage.received("participatiewet"), "ontzorgen is nog niet begonnen",
              self.stage.received("participatiewet"))

    def other_group(self):
        self.notify("SS101", LUCIA)
        self.case_when("een zaak met doelgroep", {"bsn": LUCIA.bsn},
                       lambda case: value(case, "inburgeringsplicht.doelgroep") and
                       value(case, "inburgeringsplicht.indicator"))
        case = self.stage.case(bsn=LUCIA.bsn)
        check(not deliveries(case, "verzoek-begeleiding"),
              f"{LUCIA.name} is gezinsmigrant: geen verzoek om begeleiding",
              states(case))
        looks = self.rules_of(case).get("nieuwe-inburgeraar/begeleiding-vragen", [])
        check(looks and not any(look["fired"] for look in looks),
              "en de hub vertelt waarom die regel niet afging", looks)

    def plan_is_made(self):
        url = self.stage.listeners["regie"] + "/berichten"
        answer = request("POST", url, plan(AMINA, self.day(-8), "Z", "B1"))
        check(answer.status == 202, "het regiesysteem meldt een PIP met route Z op niveau B1: 202",
              f"{answer.status} {answer.text}")
        case = self.case_when("een PIP dat hier blijft", {"bsn": AMINA.bsn},
                              lambda case: deliveries(case, "pip.registreren"))
        kept = deliveries(case, "pip.registreren")[0]
        check(kept["text"].startswith("niet verstuurd") and
              not any("/PIP" in r["path"] for r in self.stage.received("duo", "POST")),
              "DUO zou dat weigeren: het gaat niet weg, en er staat waarom", kept)
        check(any("pip.registreren" in task["title"] for task in case["tasks"]),
              "en er ligt werk voor wie het PIP maakt", case["tasks"])
        self.stage.keep("regie-pip.json", plan(AMINA, self.day(-7), "B", "B1"))
        answer = request("POST", url, plan(AMINA, self.day(-7), "B", "B1"))
        check(answer.status == 202, "het regiesysteem verbetert het: route B, niveau B1", answer.status)
        self.case_when(
            "een bevestigde pip.registreren", {"bsn": AMINA.bsn},
            lambda case: any(d["state"] == "confirmed" for d in deliveries(case, "pip.registreren")))
        check(True, "de hub registreert het PIP bij DUO")
        check(self.notify("SS102", AMINA).status == 201, "DUO meldt: de inburgeringstermijn begon")
        case = self.case_when("de inburgeringstermijn in de zaak", {"bsn": AMINA.bsn},
                              lambda case: deadline(case, "inburgeringstermijn"))
        term = deadline(case, "inburgeringstermijn")
        check(term["due"] == value(case, "inburgeringstermijn.einddatum"),
              f"de laatste dag is {term['due']}", term)

    def benefit_is_seen(self):
        case = self.case_when("de bijstand volgens Suwinet", {"bsn": AMINA.bsn},
                              lambda case: value(case, "bijstand.status"))
        check(value(case, "bijstand.status") == "aangevraagd",
              "de hub vroeg Suwinet ernaar: bijstand is aangevraagd", states(case))
        asked = self.stage.received("suwinet", "POST")
        check(asked and all("MessageID" in r["body"] for r in asked), "in SOAP met WS-Addressing",
              asked[:1])

    def retours(self, kind):
        """The return messages of a kind that the other side got, bare or in an envelope."""
        bodies = [r["body"] for r in self.stage.received("wmo", "POST")]
        payloads = [wmo.payload_of(b) if "ggk_Du01" in b else b for b in bodies]
        return [p for p in payloads if f"/{kind}/" in p]

    def support_starts(self):
        url = self.stage.listeners["wmo"]
        body = self.stage.keep("wmo301.xml", wmo.allocation(AMINA, self.day(-6), self.day(174)))
        answer = request("POST", url, body)
        check(answer.status == 202, "de Wmo-applicatie meldt een toewijzing (301): 202",
              f"{answer.status} {answer.text}")
        self.stage.wait("een retourbericht 302", lambda: self.retours("wmo302"))
        check("RetourCode>" not in self.retours("wmo302")[0],
              "de hub antwoordt met een 302: goedgekeurd", self.retours("wmo302"))
        broken = request("POST", url, body.replace("<Geslacht>2", "<Geslacht>vrouw"))
        check(broken.status == 422 and "StUF055" in broken.text,
              "een 301 die het schema breekt: Fo01 met StUF055", f"{broken.status} {broken.text}")

        ggk = self.stage.listeners["wmo-ggk"]
        wrong = wmo.start(AMINA, self.day(-1), self.day(-6), "ST0001", status="2")
        answer = request("POST", ggk, wmo.in_envelope(wrong, "WMO305"), {"SOAPAction": '""'})
        check(answer.status == 200 and "Bv03" in answer.text,
              "het GGk brengt een start (305) in SOAP: Bv03", f"{answer.status} {answer.text}")
        self.stage.wait("een retourbericht 306", lambda: self.retours("wmo306"))
        check("0001" in self.retours("wmo306")[0],
              "een verkeerde StatusAanlevering: 306 met 0001 in de kop", self.retours("wmo306"))
        right = self.stage.keep("wmo305.xml",
                                wmo.start(AMINA, self.day(-1), self.day(-6), "ST0002"))
        request("POST", ggk, wmo.in_envelope(right, "WMO305"), {"SOAPAction": '""'})
        self.stage.wait("nog een retourbericht 306", lambda: len(self.retours("wmo306")) == 2)
        check("RetourCode>" not in self.retours("wmo306")[1], "na verbetering: goedgekeurd",
              self.retours("wmo306"))
        case = self.stage.case(bsn=AMINA.bsn)
        check(values(case, "wmoLevering.status") == ["gestart"], "de zaak: de levering is gestart",
              values(case, "wmoLevering.status"))

    def tell(self, body):
        """The municipality's own system reports something."""
        answer = request("POST", self.stage.listeners["regie"] + "/berichten", body)
        check(answer.status == 202, "het regiesysteem meldt het: 202", f"{answer.status} {answer.text}")

    def debts_appear(self):
        case = self.case_when("een levering die niet bewaard is", {"bsn": AMINA.bsn},
                              lambda case: any(m["reason"].startswith("niet bewaard")
                                               for m in case["messages"]))
        check(not values(case, "schuldhulp.status"),
              "de kredietbank noemt haar, maar zonder toestemming bewaart de hub daar niets van",
              values(case, "schuldhulp.status"))
        self.tell(self.stage.keep("regie-toestemming.json",
                                  consent(AMINA, "schuldhulp", gegevenOp=self.day(0))))
        case = self.case_when("een schuldhulptraject", {"bsn": AMINA.bsn},
                              lambda case: values(case, "schuldhulp.status"))
        check(values(case, "schuldhulp.status") == ["toegelaten"],
              "uit de dagelijkse levering (DDAS): toegelaten tot schuldhulp",
              values(case, "schuldhulp.status"))
        # An identifier may hold these digits by chance.
        check(not re.search(r"(?<![0-9a-f-])8412(?![0-9a-f-])", str(case)), "zonder bedragen", "het bedrag staat in de zaak")
        check(any("schuldhulp" in task["title"] for task in case["tasks"]),
              "er ligt werk: stem het PIP en het ontzorgen erop af", case["tasks"])
        check(self.stage.case(bsn=STRANGER) is None,
              "wie geen inburgeraar is, is niet bewaard", self.stage.case(bsn=STRANGER))
        others = [r for partner in ("vluchtelingenwerk", "participatiewet", "wijkteam", "zaaksysteem")
                  for r in self.stage.received(partner) if "schuld" in r["body"].lower()]
        check(not others, "en niemand anders hoort ervan", others)

    def neighbours(self):
        answer = request("POST", self.stage.listeners["wijkteam"], concern(AMINA, "M-2026-17"),
                         {"Content-Type": "application/cloudevents+json"})
        check(answer.status == 202, "het wijkteam stuurt een gebeurtenis (CloudEvents): 202",
              f"{answer.status} {answer.text}")
        case = self.case_when("een melding", {"bsn": AMINA.bsn},
                              lambda case: values(case, "melding.status"))
        check(values(case, "melding.status") == ["in behandeling"], "de melding staat in de zaak",
              values(case, "melding.status"))

        def followed():
            made = self.stage.received("zaaksysteem", "POST")
            return [r for r in made if r["path"].endswith("/statussen")]

        statuses = self.stage.wait("statussen in het zaaksysteem", lambda: len(followed()) >= 2 and
                                   followed(), lambda: str(self.stage.received("zaaksysteem")))
        check(AMINA.bsn not in str(self.stage.received("zaaksysteem")),
              f"het zaaksysteem volgt de zaak: {len(statuses)} statussen, zonder BSN",
              "het BSN staat erin")

    def consent_is_withdrawn(self):
        case = self.stage.case(bsn=AMINA.bsn)
        waiting = deliveries(case, "signaal")
        check(waiting and all(d["state"] == "parked" for d in waiting),
              "het verzoek aan schuldhulp om te bellen wacht: daarvoor gaf zij geen toestemming",
              states(case))
        self.tell(consent(AMINA, "schuldhulp-signaal", ingetrokkenOp=self.day(0)))
        self.tell(consent(AMINA, "schuldhulp", ingetrokkenOp=self.day(0)))
        case = self.case_when("een verzoek dat vervallen is", {"bsn": AMINA.bsn},
                              lambda case: all(d["state"] == "cancelled"
                                               for d in deliveries(case, "signaal")))
        check(not self.stage.received("kredietbank"), "zij wil dat niet: het verzoek vervalt",
              self.stage.received("kredietbank"))
        case = self.case_when("werk over de ingetrokken toestemming", {"bsn": AMINA.bsn},
                              lambda case: any("ingetrokken" in task["title"]
                                               for task in case["tasks"]))
        check(True, "en wie haar begeleidt hoort dat de gegevens niet meer gebruikt mogen worden")

    def declaration_is_signed(self):
        body = from_vluchtelingenwerk("vwn.pvt", AMINA,
                                      {"status": "ondertekend", "datumOndertekening": self.day(-2)})
        self.stage.keep("vluchtelingenwerk-pvt.json", body)
        url = self.stage.listeners["vluchtelingenwerk"] + "/vwn/berichten"
        answer = request("POST", url, body)
        check(answer.status == 202, "VluchtelingenWerk meldt de ondertekening en krijgt 202",
              f"{answer.status} {answer.text}")
        case = self.case_when(
            "een bevestigde pvt.registreren", {"bsn": AMINA.bsn},
            lambda case: any(d["state"] == "confirmed" for d in deliveries(case, "pvt.registreren")))
        sent = deliveries(case, "pvt.registreren")[0]
        trace = self.stage.trace(answer.json()["ontvangstId"])
        tries = next(d["attempts"] for d in trace["deliveries"] if d["id"] == sent["id"])
        check([t["status"] for t in tries] == [503, 503, 200],
              "DUO was er twee keer niet (503); de derde poging lukte", tries)
        effects = {e["berichtId"]: e["effects"]
                   for e in request("GET", self.duo + "/_simulator/effecten").json()}
        check(effects.get(sent["id"]) == 1, "bij DUO telt de registratie een keer", effects)
        before = len(self.stage.received("duo", "PUT"))
        check(request("POST", url, body).status == 200, "het bericht nog eens: 200, al ontvangen")
        check(len(self.stage.received("duo", "PUT")) == before, "en er gaat niets nog eens naar DUO")

    def file_is_dropped(self):
        for person in (YUSUF, SELAM):
            self.notify("SS101", person)
            self.case_when("een zaak met antwoorden van DUO", {"bsn": person.bsn},
                           lambda case: value(case, "inburgeringsplicht.doelgroep"))
        wrong = pvt_row(AMINA, "31-02-2026")
        rows = [pvt_row(YUSUF, dutch(self.day(-3))), pvt_row(SELAM, dutch(self.day(-1))), wrong]
        name = "vwn_levering_demo.csv"
        # Written beside it first: whoever delivers must not show half a file.
        unfinished = self.stage.drop / (name + ".deel")
        unfinished.write_text(csv_file(rows), "utf-8", newline="")
        os.rename(unfinished, self.stage.drop / name)
        outcome = self.stage.wait("een bestand met de uitkomst per rij",
                                  lambda: self.stage.result_rows("vwn_levering_demo_resultaat.csv"))
        by_id = {row["berichtId"]: row for row in outcome}
        check([by_id.get(row["berichtId"], {}).get("status") for row in rows] ==
              ["VERWERKT", "VERWERKT", "AFGEKEURD"],
              "drie rijen, drie uitkomsten: verwerkt, verwerkt, afgekeurd", outcome)
        check(by_id[wrong["berichtId"]]["veld"] == "pvt_datum_ondertekening",
              "met de kolom die niet klopt: pvt_datum_ondertekening", by_id[wrong["berichtId"]])

        def at_desk():
            entries = [e for e in self.stage.desk() if e["kind"] == "pvt.registreren"]
            return entries if len(entries) == 2 else None

        entries = self.stage.wait("twee registraties op de storingenlijst", at_desk,
                                  lambda: str(self.stage.desk()))
        rejected = [e for e in entries if e["state"] == "rejected by partner"]
        check(len(rejected) == 1 and "geen actueel PIP" in rejected[0]["text"],
              f"DUO weigert die van {YUSUF.name} en zegt waarom: "
              + (rejected[0]["text"] if rejected else "?"), entries)
        check([e["state"] for e in entries if e not in rejected] == ["not authorised"],
              f"bij die van {SELAM.name} zegt DUO alleen 403: geen toegang", entries)

    def benefit_is_granted(self):
        start = self.day(-5)
        body = self.stage.keep("participatiewet-besluit.json",
                               decision_on_benefit(AMINA, start, self.day(-1)))
        answer = request("POST", self.stage.listeners["participatiewet"] + "/pw/berichten", body)
        check(answer.status == 202, "het uitkeringspakket meldt het besluit en krijgt 202",
              f"{answer.status} {answer.text}")
        case = self.case_when(
            "een bevestigd ontzorgen.starten", {"bsn": AMINA.bsn},
            lambda case: any(d["state"] == "confirmed" for d in deliveries(case, "ontzorgen.starten")))
        requests = self.stage.received("participatiewet", "POST")
        check(len(requests) == 1 and '"grondslag":"PW-56a"' in requests[0]["body"],
              "het krijgt het verzoek om te ontzorgen, met de grondslag", requests)
        term = deadline(case, "ontzorgen")
        check(term is not None and term["start"] == start,
              f"zes maanden ontzorgen: tot en met {term['due'] if term else '?'}", term)

    def somebody_moves(self):
        self.tell(departure(YUSUF, self.day(0), "0512"))
        case = self.case_when("werk over het vertrek", {"bsn": YUSUF.bsn},
                              lambda case: any("vertrokken" in task["title"]
                                               for task in case["tasks"]))
        check(all(term["state"] != "running" for term in case["deadlines"]
                  if term["id"] in ("pip", "inburgeringstermijn")),
              f"{YUSUF.name} vertrekt: de termijnen hier lopen niet meer", case["deadlines"])
        answer = request("POST", self.stage.listeners["buurgemeente"] + "/berichten",
                         self.stage.keep("dossierverzoek.json",
                                         file_request(YUSUF, self.day(0), "0512")))
        check(answer.status == 202, "de nieuwe gemeente vraagt het dossier: 202",
              f"{answer.status} {answer.text}")
        self.case_when("een verstuurd dossier", {"bsn": YUSUF.bsn},
                       lambda case: any(d["state"] == "confirmed" for d in deliveries(case, "dossier")))
        sent = self.stage.received("buurgemeente", "POST")
        check(len(sent) == 1 and YUSUF.bsn in sent[0]["body"],
              "zij krijgt het, op grond van de Wet inburgering, art. 35 lid 4", sent)

    def person_without_bsn(self):
        answer = self.notify("SS101", OMAR, with_bsn=False)
        check(answer.status == 201, "DUO meldt iemand met alleen een V-nummer: 201", answer.status)
        case = self.case_when("vragen die wachten", {"v_nummer": OMAR.v_nummer},
                              lambda case: case["deliveries"])
        waiting = {d["waitsFor"] for d in case["deliveries"] if d["state"] == "parked"}
        check(waiting == {"inburgeraar.bsn"} and case["identifiers"]["bsn"] is None,
              "zonder BSN kan de hub DUO niets vragen; de vragen wachten", states(case))
        body = from_vluchtelingenwerk(
            "vwn.begeleiding", OMAR,
            {"trajectnummer": "T-2026-0815", "status": "aangemeld", "startdatum": self.day(-1)},
            with_bsn=True)
        answer = request("POST", self.stage.listeners["vluchtelingenwerk"] + "/vwn/berichten", body)
        check(answer.status == 202, "VluchtelingenWerk noemt V-nummer en BSN samen",
              f"{answer.status} {answer.text}")
        case = self.case_when(
            "beantwoorde vragen en een verzoek om begeleiding", {"bsn": OMAR.bsn},
            lambda case: any(d["state"] == "confirmed" for d in deliveries(case, "verzoek-begeleiding"))
            and all(d["state"] == "confirmed" for d in case["deliveries"]))
        check(case["identifiers"]["vNummer"] == OMAR.v_nummer,
              "de wachtende vragen gaan alsnog, in dezelfde zaak, met de nul voor het V-nummer",
              case["identifiers"])
