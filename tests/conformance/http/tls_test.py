"""Who a listener under TLS lets in, and what happens when certificates and lists change while it
works: no request is lost to a change, and who is revoked is out at the next handshake."""
import argparse
import http.client
import json
import pathlib
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import pki  # noqa: E402
import raw_http  # noqa: E402
from rodedraad_process import Hub, wait_for  # noqa: E402

PROGRAM = None
DUO, OTHER = "00000099000000002000", "00000099000000003000"
NOBODY = "http://127.0.0.1:1"


def letter():
    return json.dumps({"registratieDatumTijd": "2026-03-02T09:15:27+01:00",
                       "gebeurtenisId": "SS141", "bsn": "999990019"}).encode()


def headers(**more):
    return {"Content-Type": "application/json", "bron": DUO, "doel": "00000099000000001505",
            "berichtId": str(uuid.uuid4()), **more}


def replace(source, target):
    """Puts a copy in the place of a file, at once."""
    fresh = target.with_suffix(".fresh")
    shutil.copy2(source, fresh)
    fresh.rename(target)


class SecuredHub(unittest.TestCase):
    """One hub for all tests; each looks at something else."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="rodedraad-tls-")
        folder = pathlib.Path(cls.folder.name)
        cls.authority = pki.Authority(folder)
        cls.elsewhere = pki.Authority(folder, "elsewhere")
        issue = cls.authority.issue
        cls.server = issue("hub", "serverAuth", pki.HUB_OIN)
        cls.duo = issue("duo", "clientAuth", DUO)
        cls.files = {name: folder / f"{name}.pem" for name in ("certificate", "key", "clients", "crl")}
        replace(cls.server.certificate, cls.files["certificate"])
        replace(cls.server.key, cls.files["key"])
        replace(cls.authority.root, cls.files["clients"])
        cls.authority.write_list(cls.files["crl"])
        cls.hub = Hub(PROGRAM, ROOT / "config" / "drechtsteden", folder, "tls-hub",
                      TLS_CERTIFICATE=cls.files["certificate"], TLS_KEY=cls.files["key"],
                      TLS_CLIENTS=cls.files["clients"], TLS_CRL=cls.files["crl"],
                      DUO_URL=NOBODY, DROP_DIR=f"{folder}/drop", VLUCHTELINGENWERK_URL=NOBODY,
                      PARTICIPATIEWET_URL=NOBODY)
        parts = urllib.parse.urlsplit(cls.hub.listeners["duo"])
        cls.address, cls.path = (parts.hostname, parts.port), parts.path + "/v1/notificaties"

    @classmethod
    def tearDownClass(cls):
        code = cls.hub.stop()
        cls.folder.cleanup()
        assert code == 0, cls.hub.last_words()

    def post(self, context, **more):
        """The status that a good message gets; 0 when there is no answer."""
        connection = http.client.HTTPSConnection(*self.address, timeout=30, context=context)
        try:
            connection.request("POST", self.path, letter(), headers(**more))
            return connection.getresponse().status
        except (ssl.SSLError, ConnectionError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def refused_in_log(self):
        return sum(line.get("event") == "tls.refused" or "tls.refused" in json.dumps(line)
                   for line in self.hub.log_lines())

    def assert_not_let_in(self, context):
        before = self.refused_in_log()
        self.assertEqual(self.post(context), 0)
        wait_for("the refusal is logged", lambda: self.refused_in_log() > before)

    def test_listens_with_https(self):
        self.assertTrue(self.hub.listeners["duo"].startswith("https://"))

    def test_lets_in_the_partner(self):
        self.assertEqual(self.post(self.duo.context()), 201)

    def test_lets_in_nobody_without_a_certificate(self):
        self.assert_not_let_in(pki.client_context())

    def test_lets_in_nobody_of_another_authority(self):
        self.assert_not_let_in(self.elsewhere.issue("duo", "clientAuth", DUO).context())

    def test_lets_in_nobody_with_an_expired_certificate(self):
        self.assert_not_let_in(self.authority.issue("old", "clientAuth", DUO, days=-1).context())

    def test_lets_in_nobody_with_the_certificate_of_a_server(self):
        self.assert_not_let_in(self.authority.issue("wrong", "serverAuth", DUO).context())

    def test_lets_nobody_send_in_the_name_of_another(self):
        other = self.authority.issue("other", "clientAuth", OTHER).context()
        self.assertEqual(self.post(other), 403)

    def test_lets_nobody_send_without_an_oin(self):
        self.assertEqual(self.post(self.authority.issue("none", "clientAuth").context()), 401)

    def test_believes_no_header_about_the_sender(self):
        other = self.authority.issue("liar", "clientAuth", OTHER).context()
        claims = {"X-Client-Cert": DUO, "X-Forwarded-For": "127.0.0.1", "X-SSL-Client-Verify":
                  "SUCCESS", "X-OIN": DUO, "Forwarded": "for=127.0.0.1", "OIN": DUO}
        self.assertEqual(self.post(other, **claims), 403)

    def test_gives_no_answer_in_the_clear(self):
        with socket.create_connection(self.address, timeout=30) as plain:
            plain.sendall(b"GET / HTTP/1.0\r\n\r\n")
            self.assertNotIn(b"HTTP", plain.recv(1000))

    def test_speaks_no_tls_before_1_2(self):
        context = self.duo.context()
        context.maximum_version = ssl.TLSVersion.TLSv1_1
        self.assertEqual(self.post(context), 0)

    def test_speaks_no_suite_without_forward_secrecy(self):
        context = self.duo.context()
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("AES256-GCM-SHA384:AES128-SHA:@SECLEVEL=0")
        self.assertEqual(self.post(context), 0)

    def test_takes_up_no_session_again(self):
        with raw_http.connect(self.address, 30, self.duo.context()) as first:
            session = first.session
        self.assertFalse(session is not None and session.has_ticket)

    def test_does_not_negotiate_again(self):
        client = subprocess.run(
            ["openssl", "s_client", "-connect", f"{self.address[0]}:{self.address[1]}", "-tls1_2",
             "-cert", self.duo.certificate, "-key", self.duo.key], input=b"R\nR\nR\n",
            capture_output=True, timeout=60, check=False)
        self.assertNotIn(b"HTTP/1.1 2", client.stdout)
        self.assertEqual(self.post(self.duo.context()), 201)

    def test_takes_no_message_that_ends_with_a_bare_fin(self):
        key = str(uuid.uuid4())
        lines = [f"POST {self.path} HTTP/1.1", "Host: localhost",
                 *(f"{name}: {value}" for name, value in headers(berichtId=key).items()),
                 f"Content-Length: {len(letter()) + 1}"]
        sent = "\r\n".join(lines).encode() + b"\r\n\r\n" + letter()
        answers = raw_http.exchange(self.address, sent, half_close=True, tls=self.duo.context())
        self.assertFalse([answer.status for answer in answers if answer.status < 300])

    def test_loses_no_request_to_new_files_and_shuts_out_who_is_revoked(self):
        leaver = self.authority.issue("leaver", "clientAuth", DUO)
        self.assertEqual(self.post(leaver.context()), 201)
        statuses, ending = [], threading.Event()

        def work():
            while not ending.is_set():
                statuses.append(self.post(self.duo.context()))

        workers = [threading.Thread(target=work) for _ in range(4)]
        for worker in workers:
            worker.start()
        try:
            old = self.number()
            fresh = self.authority.issue("hub2", "serverAuth", pki.HUB_OIN)
            # Between these two the files do not belong together: the old ones stay in force.
            replace(fresh.certificate, self.files["certificate"])
            time.sleep(1.5)
            replace(fresh.key, self.files["key"])
            wait_for("the new certificate is used", lambda: self.number() != old)
            self.files["crl"].write_text("half a list")
            time.sleep(1.5)
            self.authority.revoke(leaver)
            self.authority.write_list(self.files["crl"])
            wait_for("who is revoked is out", lambda: self.post(leaver.context()) == 0)
        finally:
            ending.set()
            for worker in workers:
                worker.join()
        self.assertGreater(len(statuses), 10)
        self.assertEqual({201}, set(statuses))

    def number(self):
        """The certificate that the hub shows."""
        with raw_http.connect(self.address, 30, self.duo.context()) as connection:
            return connection.getpeercert(binary_form=True)


def main():
    global PROGRAM
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True, type=pathlib.Path)
    given, rest = arguments.parse_known_args()
    PROGRAM = given.program
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)


if __name__ == "__main__":
    main()
