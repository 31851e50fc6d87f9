"""Who is told by mail and webhook, and how often, on a hub of which a partner goes away and comes
back.

alerts_test.py PROGRAM CONFIG
"""
import datetime
import pathlib
import re
import shutil
import sys
import tempfile
import time
import unittest
import zoneinfo

import console_hub
import pki
import receivers
from rodedraad_process import Simulator, wait_for

PROGRAM, CONFIG = sys.argv[1], pathlib.Path(sys.argv[2])
SUBJECT = {"storing": "Rode Draad: 3 koppelingen", "hersteld": "Rode Draad: deels hersteld",
           "dagbericht": "Rode Draad: vandaag"}
GONE, BACK = "Koppeling vluchtelingenwerk: ", "Dit is over: koppeling vluchtelingenwerk."
DUTCH = zoneinfo.ZoneInfo("Europe/Amsterdam")
ACCOUNT = {"rodedraad": "post-geheim-van-de-proef"}
LOOKS = 150  # seconds in which a look has come, on a busy machine
PRIVATE = re.compile("|".join([*console_hub.PERSONS, "2789456", *ACCOUNT.values()]))


def configured(alerts, folder):
    """The example with these alerts."""
    config = pathlib.Path(folder) / "alerts-config"
    shutil.copytree(CONFIG, config)
    hub = config / "hub.xml"
    text = re.sub(r"<alerts\b[^>]*/>", "", hub.read_text("utf-8"))
    hub.write_text(text.replace("</hub>", f'  <alerts every="2s" {alerts}/>\n</hub>'), "utf-8")
    return config


def in_a_minute_or_two():
    """A time of day that has not been yet today, when that can be."""
    now = datetime.datetime.now(DUTCH)
    later = now + datetime.timedelta(seconds=100)
    return later.strftime("%H:%M") if later.date() == now.date() else now.strftime("%H:%M")


class HubWithAlerts:
    def __init__(self, alerts, **environment):
        self.scratch = tempfile.TemporaryDirectory()
        secret = {"POST_GEHEIM": ACCOUNT["rodedraad"]}
        self.hub = console_hub.ConsoleHub(PROGRAM, configured(alerts, self.scratch.name),
                                          faults=(), environment=secret | environment)

    def close(self):
        self.hub.close()
        self.scratch.cleanup()

    def test(self):
        return self.hub.command.post("/v1/waarschuwingen/_test").json

    def last(self):
        return self.hub.command.get("/v1/waarschuwingen").json["laatste"]

    def log(self):
        return self.hub.hub.log.read_text("utf-8")

    def errors(self):
        return [line for line in self.hub.hub.log_lines()
                if "alert.not-sent" in str(line)]


def mail_settings(server, more=""):
    return f'mail="beheer@dordrecht.example" from="hub@dordrecht.example" smtp="{server.address}" {more}'


SIGNED_IN = 'user="rodedraad" password="secret://env/POST_GEHEIM"'


class Day(unittest.TestCase):
    """A partner goes away and comes back; the webhook has trouble of its own at first."""

    @classmethod
    def setUpClass(cls):
        cls.mail = receivers.MailServer(accounts=ACCOUNT)
        cls.webhook = receivers.Webhook(fails=1)
        cls.digest_at = in_a_minute_or_two()
        cls.running = HubWithAlerts(mail_settings(
            cls.mail, SIGNED_IN + f' webhook="{cls.webhook.address}" digest="{cls.digest_at}"'))
        cls.began = datetime.datetime.now(DUTCH)
        cls.partner_goes_and_comes()

    @classmethod
    def tearDownClass(cls):
        cls.running.close()
        cls.mail.stop()
        cls.webhook.stop()

    @classmethod
    def partner_goes_and_comes(cls):
        hub = cls.running.hub
        address = hub.partner.url.split("//")[1].split("/")[0]
        hub.partner.stop()
        hub.tell()
        wait_for("mail and webhook have the trouble", lambda: cls.everywhere("storing", GONE), LOOKS)
        cls.told = cls.count("storing")
        time.sleep(8)  # looks in which nothing is new
        cls.told_later = cls.count("storing")
        hub.partner = hub._start(Simulator(PROGRAM, "vluchtelingenwerk", hub.folder,
                                           name="terug", listen=address))
        wait_for("the end of it is told", lambda: cls.everywhere("hersteld", BACK), 2 * LOOKS)
        wait_for("the digest came", lambda: cls.everywhere("dagbericht"), LOOKS)

    @classmethod
    def mails(cls, begin, part=""):
        return [message.get_content() for _, _, message in cls.mail.mails
                if message["Subject"].startswith(begin) and part in message.get_content()]

    @classmethod
    def posts(cls, sort, part=""):
        return [body["tekst"] for body in cls.webhook.taken
                if body["soort"] == sort and part in body["tekst"]]

    @classmethod
    def everywhere(cls, sort, part=""):
        return cls.mails(SUBJECT[sort], part) and cls.posts(sort, part)

    @classmethod
    def count(cls, sort):
        return len(cls.mails(SUBJECT[sort])), len(cls.posts(sort))

    def test_a_trouble_is_told_once(self):
        # Two partners of the example are never there: their trouble may be seen a look earlier.
        self.assertEqual(self.told, (1, 1))
        self.assertEqual(self.told_later, self.told)
        self.assertEqual(self.count("storing"), self.told)

    def test_what_the_webhook_refused_comes_again(self):
        self.assertEqual(self.webhook.tries[0], self.webhook.tries[1])

    def test_the_end_is_told_once_with_what_is_over(self):
        self.assertEqual(len(self.mails(SUBJECT["hersteld"], BACK)), 1)
        self.assertEqual(len(self.posts("hersteld", BACK)), 1)

    def test_the_digest_comes_once_not_before_its_hour_with_what_the_overview_counts(self):
        text, = self.mails(SUBJECT["dagbericht"])
        told = next(each for each in self.running.last() if each["soort"] == "dagbericht")
        moment = datetime.datetime.fromisoformat(told["moment"].replace("Z", "+00:00"))
        if self.began.strftime("%H:%M") < self.digest_at:
            self.assertGreaterEqual(moment.astimezone(DUTCH).strftime("%H:%M"), self.digest_at)
        overview = self.running.hub.command.get("/v1/overzicht").json
        terms, tasks = overview["termijnen"], overview["taken"]
        self.assertIn(f"Termijnen: {terms['teLaat']} te laat, {terms['dezeWeek']} eindigen deze week.",
                      text)
        self.assertIn(f"Taken: {tasks['open']} open, {tasks['teLaat']} te laat.", text)

    def test_it_comes_from_and_to_whom_the_settings_say(self):
        sender, receivers_, message = self.mail.mails[0]
        self.assertEqual((sender, receivers_),
                         ("hub@dordrecht.example", ["beheer@dordrecht.example"]))
        self.assertEqual(message.get_content_type(), "text/plain")

    def test_nothing_of_a_person_or_of_a_secret_is_in_it_or_in_the_log(self):
        for _, _, message in self.mail.mails:
            self.assertIsNone(PRIVATE.search(str(message) + message.get_content()))
        for body in self.webhook.tries:
            self.assertIsNone(PRIVATE.search(str(body)))
        self.assertIsNone(PRIVATE.search(self.running.log()))

    def test_all_arrived_in_the_end(self):
        self.assertTrue(all(each["afgeleverd"] for each in self.running.last()))

    def test_the_log_has_once_that_the_webhook_refused(self):
        self.assertEqual(len(self.running.errors()), 1)
        self.assertIn("status 500", str(self.running.errors()[0]))


class OtherMachine(unittest.TestCase):
    """127.0.0.2 is none of the names of this machine that the hub knows: it wants STARTTLS there."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.authority = pki.Authority(self.folder)

    def server(self, named="127.0.0.2"):
        post = self.authority.issue("post", "serverAuth", names=f"DNS:{named},IP:{named}")
        return receivers.MailServer("127.0.0.2", (post.certificate, post.key), ACCOUNT)

    def tried(self, server, more=SIGNED_IN, **environment):
        running = HubWithAlerts(mail_settings(server, more), **environment)
        try:
            return running.test(), running.log()
        finally:
            running.close()
            server.stop()

    def test_gets_it_over_tls_with_name_and_password(self):
        server = self.server()
        result, _ = self.tried(server, SSL_CERT_FILE=str(self.authority.root))
        self.assertTrue(result["gelukt"], result)
        self.assertEqual(len(server.mails), 1)
        self.assertLess(server.calls.index("STARTTLS"), server.calls.index("AUTH"))

    def test_that_is_not_trusted_gets_neither_password_nor_mail(self):
        server = self.server()
        result, _ = self.tried(server)
        self.assertFalse(result["gelukt"])
        self.assertNotIn("AUTH", server.calls)
        self.assertEqual(server.mails, [])

    def test_with_the_certificate_of_somebody_else_gets_nothing(self):
        server = self.server("127.0.0.3")
        result, _ = self.tried(server, SSL_CERT_FILE=str(self.authority.root))
        self.assertFalse(result["gelukt"])
        self.assertNotIn("AUTH", server.calls)

    def test_without_starttls_gets_nothing(self):
        server = receivers.MailServer("127.0.0.2")
        result, _ = self.tried(server, more="")
        self.assertFalse(result["gelukt"])
        self.assertIn("STARTTLS", result["stappen"][0]["tekst"])
        self.assertEqual(server.mails, [])

    def test_a_wrong_password_is_told_and_is_not_in_the_log(self):
        server = receivers.MailServer(accounts=ACCOUNT)
        result, log = self.tried(server, POST_GEHEIM="een-ander-wachtwoord")
        self.assertFalse(result["gelukt"])
        self.assertIn("alert.not-sent", log)
        self.assertNotIn("een-ander-wachtwoord", log + str(result))


class DeadMailServer(unittest.TestCase):
    """It takes the connection and says nothing."""

    def test_holds_nothing_up_and_is_told_once(self):
        silence = receivers.Silence()
        self.addCleanup(silence.stop)
        webhook = receivers.Webhook()
        self.addCleanup(webhook.stop)
        running = HubWithAlerts(mail_settings(silence, f'webhook="{webhook.address}"'))
        self.addCleanup(running.close)
        hub = running.hub
        hub.partner.stop()
        hub.tell()
        wait_for("the webhook has it all the same", lambda: webhook.taken, LOOKS)
        wait_for("the log has it", running.errors, LOOKS)
        before = time.monotonic()
        hub.tell(["999990044"], first=7)
        self.assertTrue(hub.command.get("/v1/overzicht").json["zin"])
        self.assertLess(time.monotonic() - before, 9, "it waits for the mail server")
        time.sleep(20)
        self.assertEqual(len(running.errors()), 1)
        # A look is each two seconds; the fourth person may have brought a trouble of her own.
        self.assertLessEqual(len(webhook.taken), 2)
        self.assertFalse(running.last()[0]["afgeleverd"])
        before = time.monotonic()
        self.assertEqual(hub.hub.stop(), 0)
        self.assertLess(time.monotonic() - before, 25)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
