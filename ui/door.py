"""One window for everybody who opens a file: a second start hands it to the first, and ends.

On a Mac the system itself says which file to open; both come in by the same door.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.record import account

SOON, LATER = 300, 3000
"""Milliseconds to wait for another window to be there, and to answer."""
MOST = 65_536
"""Bytes that a message has at most: a path, and no more."""
HEARD = b"heard\n"
Opened = Callable[[Path | None], None]


def door_name(folder: Path) -> str:
    """What the door of a user is called who keeps Ambrota's files in this folder."""
    digest = hashlib.sha256(f"{account()}\n{folder}".encode()).hexdigest()
    return f"ambrota-{digest[:16]}"


def hand_over(name: str, path: Path | None) -> bool:
    """Have a window that is open already show this file, or itself; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(SOON):
        return False
    text = "" if path is None else str(path.absolute())
    socket.write(json.dumps({"open": text}).encode() + b"\n")
    heard = b""
    while not heard.endswith(b"\n") and socket.waitForReadyRead(LATER):
        heard += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return heard == HEARD


class Door(QObject):
    """Where other starts of the same user knock."""

    def __init__(self, name: str, opened: Opened, parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._knocked)
        if not self._server.listen(name):
            # What a window that died has left; a living one would have answered.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Nobody is in any more."""
        self._server.close()

    def _knocked(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MOST:
            socket.abort()
        if not socket.canReadLine():
            return
        said = bytes(socket.readLine().data())
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            text = json.loads(said)["open"]
            wanted = Path(text) if text else None
            socket.write(HEARD)
            socket.flush()
            self._opened(wanted)


class FileEvents(QObject):
    """Files that the system asks the application to open."""

    def __init__(self, opened: Opened, parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self._opened(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
