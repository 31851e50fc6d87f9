"""What takes TCP connections on a free port, each in a thread of its own."""
import socket
import threading

from programs import free_port


class Relay:
    def __init__(self) -> None:
        self.port = free_port()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._run, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def serve(self, caller: socket.socket) -> None:
        """One connection, until it ends; called in its thread."""
        raise NotImplementedError

    def _run(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(caller,), daemon=True).start()
