"""A PostgreSQL server of one's own: in a folder of its own, on a free loopback port, ended by its id.

As a program it runs a command beside such a server: `postgres.py COMMAND...`. The command finds the
URL of an empty database in STORE_URL, which the configuration of the example reads, and in
RODEDRAAD_TEST_POSTGRES. Ends with the command's exit code.
"""
import hashlib
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

BIN = pathlib.Path("/usr/lib/postgresql/15/bin")
USER = "hub"
PASSWORD = "wachtwoord-van-de-proef"  # in the URL; it must be in no log


def free_port():
    """Below the range that the kernel lends to connections, so that nobody gets it meanwhile."""
    while True:
        port = random.randrange(15000, 30000)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


class Postgres:
    """One server. It does not run as root: then it runs as the user that Debian made for it."""

    def __init__(self, settings=None, primary=None, place=None, prefix=()):
        """With a primary: a standby of it, which has all that was committed there before a commit is
        answered (synchronous). Its folder is made in place; prefix is a program that runs it
        and becomes it."""
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rodedraad-postgres-", dir=place))
        self._prefix = prefix
        self.data = self.folder / "data"
        self.port = free_port()
        self.settings = {"listen_addresses": "127.0.0.1", "port": self.port,
                         "unix_socket_directories": self.folder, "max_connections": 60,
                         **(settings or {})}
        self._server = None
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self.folder, self._user)
        if primary is None:
            secret = self.folder / "secret"
            secret.write_text(PASSWORD)
            secret.chmod(0o644)
            self._call("initdb", "--no-sync", "--auth=scram-sha-256", f"--username={USER}",
                       f"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8", "-D", self.data)
            self.start()
        else:
            self._call("pg_basebackup", "--no-sync", "-R", "-X", "stream", "-c", "fast", "-D",
                       self.data, "-d", primary.url())
            self.start()
            primary.sql("ALTER SYSTEM SET synchronous_standby_names = '*'")
            primary.sql("SELECT pg_reload_conf()")
            while primary.sql("SELECT sync_state FROM pg_stat_replication") != ["sync"]:
                time.sleep(0.05)

    def start(self):
        options = [word for name, value in self.settings.items()
                   for word in ("-c", f"{name}={value}")]
        with (self.folder / "server.log").open("ab") as log:
            self._server = subprocess.Popen([*self._prefix, BIN / "postgres", "-D", self.data, *options],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            cwd=self.folder, **self._as_user())
        deadline = time.monotonic() + 60
        while True:
            ready = subprocess.run([BIN / "pg_isready", "-q", "-h", "127.0.0.1", "-p",
                                    str(self.port)], check=False)
            if ready.returncode == 0:
                return
            if self._server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("PostgreSQL did not start:\n" + self.log()[-2000:])
            time.sleep(0.05)

    @property
    def pid(self):
        return self._server.pid

    def log(self):
        return (self.folder / "server.log").read_text("utf-8", "replace")

    def url(self, database="postgres"):
        return f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def make(self, database):
        """An empty database; returns its URL."""
        self.sql(f'CREATE DATABASE "{database}"')
        return self.url(database)

    def sql(self, text, database="postgres"):
        """What psql prints, a line for each row."""
        done = subprocess.run(["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d",
                               self.url(database), "-c", text], capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.splitlines()

    def promote(self):
        """A standby becomes the one that is written to, and waits for nobody."""
        self._call("pg_ctl", "promote", "-w", "-D", self.data)
        self.sql("ALTER SYSTEM SET synchronous_standby_names = ''")
        self.sql("SELECT pg_reload_conf()")

    def stop(self, how=signal.SIGINT):
        """SIGINT: connections are broken off, all is written. SIGQUIT: as a crash."""
        if self._server is not None and self._server.poll() is None:
            self._server.send_signal(how)
            self._server.wait(timeout=60)

    def kill(self):
        """As when the machine goes down: server and backends at once."""
        backends = subprocess.run(["pgrep", "-P", str(self.pid)], capture_output=True, text=True,
                                  check=False).stdout.split()
        for pid in [self.pid, *map(int, backends)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self._server.wait(timeout=60)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _as_user(self):
        return {"user": self._user, "group": self._user, "extra_groups": []} if self._user else {}

    def _call(self, program, *arguments):
        done = subprocess.run([BIN / program, *map(str, arguments)], capture_output=True, text=True,
                              cwd=self.folder, check=False, **self._as_user())
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr}")


def store_of(folder):
    """The URL of the store that belongs to a data folder, on the server that this process runs
    beside; None when it runs beside none."""
    server = os.environ.get("RODEDRAAD_TEST_POSTGRES")
    if not server:
        return None
    name = "s" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    there = subprocess.run(["psql", "-X", "-A", "-t", "-d", server, "-c",
                            f"SELECT 1 FROM pg_database WHERE datname = '{name}'"],
                           capture_output=True, text=True, check=True).stdout.strip()
    if not there:
        subprocess.run(["psql", "-X", "-q", "-d", server, "-c", f"CREATE DATABASE {name}"],
                       check=True)
    return server.rpartition("/")[0] + "/" + name


def main():
    with Postgres() as server:
        url = server.make("hub")
        environment = {**os.environ, "STORE_URL": url, "RODEDRAAD_TEST_POSTGRES": url}
        code = subprocess.run(sys.argv[1:], env=environment, check=False).returncode
        if PASSWORD in server.log():
            sys.exit("the log of PostgreSQL holds the password")
        sys.exit(code)


if __name__ == "__main__":
    main()
