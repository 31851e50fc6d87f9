"""Who gets the alerts in a test: a mail server and a webhook, each on a free port."""
import base64
import email
import email.policy
import http.server
import json
import socketserver
import ssl
import threading


class _Server:
    """Runs until `stop`."""

    def __init__(self, server):
        self._server = server
        self.port = server.server_address[1]
        self._thread = threading.Thread(target=server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class MailServer(_Server):
    """RFC 5321 as far as one client needs it, with STARTTLS when it has a certificate and AUTH LOGIN
    when it has accounts. `mails` are those that it took: (sender, receivers, message)."""

    def __init__(self, host="127.0.0.1", certificate=None, accounts=None, port=0):
        self.mails = []
        self.calls = []
        self.certificate = certificate
        self.accounts = accounts
        owner = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                _Dialogue(owner, self.request).run()

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        super().__init__(Server((host, port), Handler))
        self.address = f"smtp://{host}:{self.port}"


class _Dialogue:
    def __init__(self, server, connection):
        self.server = server
        self.connection = connection
        self.lines = connection.makefile("rb")
        self.secure = False
        self.user = None

    def say(self, line):
        self.connection.sendall(line.encode() + b"\r\n")

    def hear(self):
        return self.lines.readline().decode().rstrip("\r\n")

    def run(self):
        self.say("220 post.example ESMTP")
        sender, receivers = None, []
        while True:
            line = self.hear()
            if not line:
                return
            verb = line.split(" ")[0].upper()
            self.server.calls.append(verb)
            if verb == "EHLO":
                self.say("250-post.example")
                if self.server.certificate and not self.secure:
                    self.say("250-STARTTLS")
                if self.server.accounts:
                    self.say("250-AUTH LOGIN")
                self.say("250 8BITMIME")
            elif verb == "STARTTLS" and self.server.certificate and not self.secure:
                self.say("220 go on")
                if not self.begin_tls():
                    return
            elif verb == "AUTH" and self.server.accounts:
                self.authenticate(line)
            elif verb == "MAIL" and self.server.accounts and not self.user:
                self.say("530 5.7.0 authentication required")
            elif verb == "MAIL":
                sender, receivers = _address(line), []
                self.say("250 ok")
            elif verb == "RCPT":
                receivers.append(_address(line))
                self.say("250 ok")
            elif verb == "DATA":
                self.say("354 end with .")
                message = email.message_from_bytes(self.data(), policy=email.policy.default)
                self.server.mails.append((sender, receivers, message))
                self.say("250 taken")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("502 not here")

    def begin_tls(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.server.certificate)
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except OSError:
            return False
        self.lines = self.connection.makefile("rb")
        self.secure = True
        return True

    def authenticate(self, line):
        words = line.split(" ")
        user = words[2] if len(words) > 2 else self.ask("Username:")
        password = self.ask("Password:")
        user, password = (base64.b64decode(each).decode() for each in (user, password))
        if self.server.accounts.get(user) == password:
            self.user = user
            self.say("235 welcome")
        else:
            self.say("535 5.7.8 no")

    def ask(self, what):
        self.say("334 " + base64.b64encode(what.encode()).decode())
        return self.hear()

    def data(self):
        lines = []
        while (line := self.lines.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)


def _address(line):
    return line[line.index("<") + 1:line.index(">")]


class Webhook(_Server):
    """Answers 500 to the first `fails` requests. `tries` are all bodies, `taken` those that it took."""

    def __init__(self, fails=0):
        self.tries, self.taken = [], []
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                owner.tries.append(body)
                refused = len(owner.tries) <= fails
                if not refused:
                    owner.taken.append(body)
                self.send_response(500 if refused else 204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        super().__init__(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        self.address = f"http://127.0.0.1:{self.port}/hook"


class Silence(_Server):
    """Takes connections and never says a word."""

    def __init__(self):
        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                self.request.recv(1)

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        super().__init__(Server(("127.0.0.1", 0), Handler))
        self.address = f"smtp://127.0.0.1:{self.port}"
