"""A certified OpenID provider as a process of its own, and a browser that logs in there."""
import filecmp
import http.cookiejar
import json
import os
import pathlib
import re
import shutil
import subprocess
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
CLIENT = "rode draad"
SECRET = "geheim:+/ %&=~"  # what a form and a header each would spoil when not encoded


def missing():
    """Why there can be no provider here; empty when there can."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return "an OpenID provider needs Node 20.19 or newer, with npm"
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if [int(part) for part in said.strip().lstrip("v").split(".")[:2]] < [20, 19]:
        return f"an OpenID provider needs Node 20.19 or newer, and this is {said.strip()}"
    return ""


def fetch(work):
    """What the provider is made of, in the build tree; anew only when the list of it changed."""
    work.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "provider.mjs", work)
    shutil.copy(HERE / "package.json", work)
    lock, installed = HERE / "package-lock.json", work / "package-lock.json"
    if installed.exists() and filecmp.cmp(lock, installed, shallow=False):
        return
    installed.unlink(missing_ok=True)
    shutil.copy(lock, installed)
    try:
        subprocess.run(["npm", "ci", "--prefer-offline", "--no-audit", "--no-fund",
                        "--loglevel=error"], cwd=work, check=True, timeout=300)
    except (subprocess.SubprocessError, OSError):
        installed.unlink()
        raise


class Provider:
    """One that runs; `issuer` is its address. It answers after serve()."""

    def __init__(self, work, log, *, port=0, roles="id_token", algorithm="RS256"):
        settings = {"port": port, "roles": roles, "algorithm": algorithm, "client": CLIENT,
                    "secret": SECRET}
        with open(log, "ab") as out:
            self._child = subprocess.Popen(
                ["node", "provider.mjs", json.dumps(settings)], cwd=work, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=out, text=True)
        self.issuer = self._child.stdout.readline().strip()
        if not self.issuer:
            raise RuntimeError("the provider did not start:\n" + pathlib.Path(log).read_text())
        self.port = urllib.parse.urlsplit(self.issuer).port

    def serve(self, hub):
        self._child.stdin.write(hub + "\n")
        self._child.stdin.flush()
        if self._child.stdout.readline() != "ready\n":
            raise RuntimeError("the provider takes no client")

    def stop(self):
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait()
        self._child.stdin.close()
        self._child.stdout.close()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Page:
    def __init__(self, url, answer):
        self.url, self.status, self.headers = url, answer.status, answer.headers
        self.text = answer.read().decode("utf-8", "replace")

    @property
    def prompt(self):
        """What the page of the provider asks: login or consent."""
        found = re.search(r'name="prompt" value="(\w+)"', self.text)
        return found[1] if found else ""

    @property
    def json(self):
        return json.loads(self.text)


class Browser:
    """Keeps cookies, and goes where it is sent."""

    def __init__(self):
        # A browser takes this very machine for safe.
        policy = http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https"))
        self.cookies = http.cookiejar.CookieJar(policy)
        self._opener = urllib.request.build_opener(
            _Stay, urllib.request.HTTPCookieProcessor(self.cookies))
        self.asked = []  # what the pages of the provider asked

    def open(self, url, fields=None, method=None, **headers):
        data = None if fields is None else urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(
            url, data, {name.replace("_", "-"): text for name, text in headers.items()},
            method=method)
        try:
            with self._opener.open(request, timeout=60) as answer:
                return Page(url, answer)
        except urllib.error.HTTPError as answer:
            with answer:
                return Page(url, answer)

    def follow(self, page, until):
        """\\returns the first address that fits, without going there."""
        while page.status in (301, 302, 303):
            url = urllib.parse.urljoin(page.url, page.headers["Location"])
            if until(url):
                return url
            page = self.open(url)
        return page

    def pass_by(self, page, name, until):
        """Fills in what the provider asks; \\returns the first address after it that fits."""
        self.asked = []
        while True:
            page = self.follow(page, until)
            if isinstance(page, str):
                return page
            if not page.prompt:
                raise AssertionError(f"{page.status} at {page.url}:\n{page.text[:2000]}")
            self.asked.append(page.prompt)
            form = re.search(r'<form[^>]* action="([^"]+)"', page.text)[1]
            page = self.open(urllib.parse.urljoin(page.url, form),
                             {"prompt": page.prompt, "login": name, "password": "x"})
