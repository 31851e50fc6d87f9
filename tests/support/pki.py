"""A small public key infrastructure in a folder, made with the command openssl.

Two authorities, and for each party a certificate with one purpose, as PKIoverheid gives them out:
the OIN stands in the serialNumber of the subject.
"""
import pathlib
import ssl
import subprocess

HUB_OIN = "00000099000000001000"


def openssl(folder, *words):
    subprocess.run(["openssl", *map(str, words)], cwd=folder, check=True, capture_output=True)


class Authority:
    """Gives out certificates and lists of those that it revoked."""

    def __init__(self, folder, name="root"):
        self.folder = pathlib.Path(folder) / name
        self.folder.mkdir()
        openssl(self.folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key",
                "-out", "root.pem", "-days", "30", "-subj", f"/C=NL/O=Test/CN=Test {name}",
                "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        self.root = self.folder / "root.pem"
        (self.folder / "index.txt").touch()
        (self.folder / "crlnumber").write_text("01\n")
        (self.folder / "ca.cnf").write_text(
            "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=crlnumber\n"
            "default_md=sha256\ndefault_crl_days=7\n")

    def issue(self, name, purpose, oin=None, *, days=10, names="DNS:localhost,IP:127.0.0.1"):
        """A certificate and its key; \p purpose is serverAuth or clientAuth."""
        number = f"/serialNumber={oin}" if oin else ""
        openssl(self.folder, "req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key",
                "-out", f"{name}.csr", "-subj", f"/C=NL/O={name}{number}/CN={name}")
        (self.folder / f"{name}.ext").write_text(
            "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
            f"extendedKeyUsage={purpose}\nsubjectAltName={names}\n")
        openssl(self.folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "root.pem", "-CAkey",
                "root.key", "-CAcreateserial", "-days", days, "-extfile", f"{name}.ext",
                "-out", f"{name}.pem")
        (self.folder / f"{name}.key").chmod(0o400)
        return Identity(self.folder / f"{name}.pem", self.folder / f"{name}.key")

    def revoke(self, identity):
        openssl(self.folder, "ca", "-config", "ca.cnf", "-keyfile", "root.key", "-cert", "root.pem",
                "-revoke", identity.certificate)

    def write_list(self, file):
        """The list of revocations of now, put in its place at once."""
        openssl(self.folder, "ca", "-config", "ca.cnf", "-keyfile", "root.key", "-cert", "root.pem",
                "-gencrl", "-out", "list.new")
        (self.folder / "list.new").rename(file)


class Identity:
    def __init__(self, certificate, key):
        self.certificate = certificate
        self.key = key

    def context(self):
        """A client that shows this and checks nobody."""
        return client_context(self)


def client_context(identity=None, highest=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    if highest is not None:
        context.maximum_version = highest
    if identity is not None:
        context.load_cert_chain(identity.certificate, identity.key)
    return context
