#!/usr/bin/env python3
"""Log-in at a real OpenID provider, as a browser does it. openid_test.py PROGRAM CONFIG; the folder
in RODEDRAAD_LOGIN_WORK keeps what the provider is made of."""
import os
import pathlib
import re
import shutil
import sys
import tempfile
import unittest
import urllib.parse
from xml.sax.saxutils import quoteattr

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / "support")]

import openid_provider as openid  # noqa: E402
from rodedraad_process import Hub  # noqa: E402

PROGRAM, CONFIG = (pathlib.Path(each).resolve() for each in sys.argv[1:3])
WORK = pathlib.Path(os.environ.get("RODEDRAAD_LOGIN_WORK", "build/login")).resolve()
MISSING = openid.missing()


@unittest.skipIf(MISSING, MISSING)
class OpenId(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        openid.fetch(WORK)

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.begin()

    def begin(self, **settings):
        self.provider = self.provide(**settings)
        self.hub = Hub(PROGRAM, self.config(), self.folder, environment={
            "RODEDRAAD_SECRETS": str(self.folder / "secrets")})
        self.addCleanup(self.hub.stop)
        self.provider.serve(self.hub.admin)
        self.browser = openid.Browser()

    def provide(self, **settings):
        provider = openid.Provider(WORK, self.folder / "provider.log", **settings)
        self.addCleanup(provider.stop)
        return provider

    def config(self):
        folder = self.folder / "config"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(CONFIG, folder)
        secrets = self.folder / "secrets"
        secrets.mkdir(exist_ok=True)
        (secrets / "aanmelddienst").write_text(openid.SECRET)
        access = folder / "access.xml"
        text = access.read_text("utf-8")
        text = re.sub(r'(<role id="casusregisseur"[^>]*)/>',
                      r"\1><claim>hub-regie</claim></role>", text)
        text = text.replace("</access>", (
            f'<oidc issuer="{self.provider.issuer}" client-id={quoteattr(openid.CLIENT)} '
            'secret="secret://file/aanmelddienst" name="Gemeente" allow="127.0.0.0/8"/></access>'))
        access.write_text(text, "utf-8")
        return folder

    def is_home(self, url):
        return url.startswith(self.hub.admin + "/") and urllib.parse.urlsplit(url).path == "/"

    def is_return(self, url):
        return url.startswith(self.hub.admin + "/v1/sessies/_terug?")

    def leave(self, browser=None):
        return (browser or self.browser).open(self.hub.admin + "/v1/sessies/_openid")

    def log_in(self, name="jansen"):
        """\\returns where the console is opened, without the address."""
        url = self.browser.pass_by(self.leave(), name, self.is_home)
        return url.removeprefix(self.hub.admin)

    def way_back(self, name="jansen"):
        """Logs in at the provider; \\returns where the browser is about to go."""
        return self.browser.pass_by(self.leave(), name, self.is_return)

    def goes_to(self, url, browser=None):
        page = (browser or self.browser).open(url)
        self.assertEqual(page.status, 302)
        return page.headers["Location"]

    def session(self, browser=None):
        page = (browser or self.browser).open(self.hub.admin + "/v1/sessies/huidige")
        return page.json if page.status == 200 else None

    def test_the_role_comes_from_the_claim(self):
        self.assertEqual(self.log_in(), "/")
        session = self.session()
        self.assertEqual(session["rollen"], ["casusregisseur"])
        host = urllib.parse.urlsplit(self.provider.issuer).netloc
        self.assertEqual(session["account"], f"jansen@{host}")
        self.assertEqual(session["weergavenaam"], "J. Jansen")

    def test_the_role_may_be_at_the_userinfo_endpoint(self):
        self.hub.stop()
        self.begin(roles="userinfo")
        self.assertEqual(self.log_in(), "/")
        self.assertEqual(self.session()["rollen"], ["casusregisseur"])

    def test_it_may_sign_with_pss(self):
        self.hub.stop()
        self.begin(algorithm="PS256")
        self.assertEqual(self.log_in(), "/")

    def test_the_session_is_in_a_cookie_that_no_other_page_can_use(self):
        page = self.browser.open(self.way_back())
        cookies = page.headers.get_all("Set-Cookie")
        session = next(each for each in cookies if each.startswith("__Host-sessie="))
        for word in ("Path=/", "Secure", "HttpOnly", "SameSite=Strict"):
            self.assertIn("; " + word, session)

    def test_nobody_without_a_role_gets_in(self):
        self.assertEqual(self.log_in("gast"), "/?aanmelden=geen-rol")
        self.assertIsNone(self.session())

    def test_log_out_ends_it_at_the_provider_too(self):
        self.log_in()
        page = self.browser.open(self.hub.admin + "/v1/sessies/huidige", method="DELETE",
                                 CSRF_Token=self.session()["csrf"])
        self.assertEqual(page.status, 204)
        self.assertIsNone(self.session())
        away = self.browser.open(page.headers["Location"])
        self.assertEqual(away.status, 200, away.text)
        secret = re.search(r'name="xsrf" value="(\w+)"', away.text)[1]
        form = re.search(r'<form[^>]* action="([^"]+)"', away.text)[1]
        page = self.browser.open(form, {"xsrf": secret, "logout": "yes"})
        self.assertEqual(self.browser.follow(page, self.is_home), self.hub.admin + "/")
        self.log_in()
        self.assertIn("login", self.browser.asked)

    def test_who_is_logged_in_at_the_provider_is_asked_nothing(self):
        self.log_in()
        self.assertEqual(self.log_in(), "/")
        self.assertEqual(self.browser.asked, [])

    def test_who_says_no_stays_out(self):
        page = self.browser.follow(self.leave(), self.is_return)
        page = self.browser.open(page.url.rstrip("/") + "/abort")
        self.assertEqual(self.browser.follow(page, self.is_home),
                         self.hub.admin + "/?aanmelden=geweigerd")

    def test_the_way_back_is_gone_once(self):
        back = self.way_back()
        self.assertEqual(self.goes_to(back), "/")
        self.assertEqual(self.goes_to(back), "/?aanmelden=mislukt")
        stranger = openid.Browser()
        self.assertEqual(self.goes_to(back, stranger), "/?aanmelden=mislukt")
        self.assertIsNone(self.session(stranger))

    def test_the_way_back_is_of_the_browser_that_left(self):
        back = self.way_back()
        stranger = openid.Browser()
        self.leave(stranger)
        self.assertEqual(self.goes_to(back, stranger), "/?aanmelden=mislukt")
        self.assertIsNone(self.session(stranger))

    def test_a_state_that_was_not_given_is_refused(self):
        back = re.sub(r"state=[^&]+", "state=verzonnen", self.way_back())
        self.assertEqual(self.goes_to(back), "/?aanmelden=mislukt")
        self.assertIsNone(self.session())

    def test_a_code_that_was_not_given_is_refused(self):
        back = re.sub(r"code=[^&]+", "code=verzonnen", self.way_back())
        self.assertEqual(self.goes_to(back), "/?aanmelden=mislukt")
        self.assertIsNone(self.session())

    def test_an_answer_of_another_provider_is_refused(self):
        back = re.sub(r"iss=[^&]+", "iss=https%3A%2F%2Flogin.example.nl", self.way_back())
        self.assertEqual(self.goes_to(back), "/?aanmelden=mislukt")
        self.assertIsNone(self.session())

    def test_the_provider_may_change_its_keys(self):
        self.assertEqual(self.log_in(), "/")
        self.provider.stop()
        self.provider = self.provide(port=self.provider.port, algorithm="ES256")
        self.provider.serve(self.hub.admin)
        self.browser = openid.Browser()
        self.assertEqual(self.log_in(), "/")

    def test_a_provider_that_is_down_is_named(self):
        self.provider.stop()
        self.assertEqual(self.goes_to(self.hub.admin + "/v1/sessies/_openid"),
                         "/?aanmelden=onbereikbaar")

    def test_a_provider_that_goes_down_on_the_way_lets_nobody_in(self):
        back = self.way_back()
        self.provider.stop()
        self.assertEqual(self.goes_to(back), "/?aanmelden=mislukt")
        self.assertIsNone(self.session())

    def test_no_secret_and_nobody_is_in_the_log(self):
        back = self.way_back()
        self.browser.open(back)
        self.browser.open(back)
        log = self.hub.log.read_text("utf-8")
        code = urllib.parse.parse_qs(urllib.parse.urlsplit(back).query)["code"][0]
        for word in (openid.SECRET, code, "jansen", "Jansen"):
            self.assertNotIn(word, log)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
