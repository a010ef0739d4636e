"""Python refuses to leave this machine: put on the path of a server under test."""

import socket
import sys
from ipaddress import ip_address
from typing import Any

REFUSED = "a request would leave this machine"
EVENTS = {"socket.connect": 1, "socket.getaddrinfo": 0, "socket.sendto": 1}  # where each has its address


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: an address of another machine is an error."""
    if event not in EVENTS:
        return
    address = arguments[EVENTS[event]]
    if event != "socket.getaddrinfo" and arguments[0].family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = address[0] if isinstance(address, tuple) else address
    if not _is_here(host):
        print(f"{REFUSED}: {host}", file=sys.stderr, flush=True)
        raise PermissionError(f"{REFUSED}: {host}")


def _is_here(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost", socket.gethostname()):
        return True
    try:
        address = ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


sys.addaudithook(refuse)
