"""The configuration of nginx that puts several server processes behind one address.

A visitor is drawn to one process and stays with it by a cookie: a session, its uploads and its downloads
live in the process that began them. Where that process is away, the others answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

COOKIE = "kokoroscope_worker"

MAIN = Template("""\
# Written by python -m pages._ui.serving; docs/serving shows one to keep.
daemon off;
pid $folder/nginx.pid;
error_log stderr warn;
worker_processes auto;
events { worker_connections 4096; }

http {
    access_log off;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    proxy_max_temp_file_size 0;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    server_tokens off;

    map $$http_upgrade $$connection_upgrade { default upgrade; "" ""; }
    # a new visitor is drawn to a process
    split_clients $$request_id $$drawn {
$shares
    }
    # ... and stays with it
    map $$cookie_$cookie $$worker {
        default $$drawn;
$known
    }
$upstreams
    # a host that is not ours is answered by nobody
    server {
        listen $listen default_server;
        return 421;
    }
    server {
        listen $listen;
        server_name $hosts;
        client_max_body_size ${upload_mb}m;
        gzip on;
        gzip_types text/css application/javascript application/json;
        location / {
            proxy_pass http://$$worker;
            proxy_http_version 1.1;
            proxy_set_header Host $$http_host;
            proxy_set_header X-Forwarded-For $$remote_addr;
            proxy_set_header X-Forwarded-Proto $$scheme;
            proxy_set_header Upgrade $$http_upgrade;
            proxy_set_header Connection $$connection_upgrade;
            proxy_read_timeout 1h;
            proxy_request_buffering off;
            add_header Set-Cookie "$cookie=$$worker; Path=/; HttpOnly; SameSite=Lax" always;
        }
    }
}
""")
UPSTREAM = Template("    upstream $name {\n        server $where max_fails=1 fail_timeout=2s;\n$others    }\n")


@dataclass(frozen=True)
class Proxy:
    """What nginx listens to, whom it answers for, and where it passes requests on."""

    folder: Path
    address: str
    port: int
    hosts: tuple[str, ...]
    ports: Sequence[int]
    upload_mb: int

    def written(self) -> str:
        """The text of nginx.conf."""
        names = [f"worker{number}" for number in range(1, len(self.ports) + 1)]
        return MAIN.substitute(
            folder=self.folder,
            cookie=COOKIE,
            shares=_shares(names),
            known="\n".join(f"        {name} {name};" for name in names),
            upstreams="".join(self._upstream(names, name) for name in names),
            listen=f"{self.address}:{self.port}",
            hosts=" ".join(self.hosts),
            upload_mb=self.upload_mb,
        )

    def _upstream(self, names: list[str], name: str) -> str:
        where = {each: f"127.0.0.1:{port}" for each, port in zip(names, self.ports, strict=True)}
        others = "".join(f"        server {where[each]} backup;\n" for each in names if each != name)
        return UPSTREAM.substitute(name=name, where=where[name], others=others)


def _shares(names: list[str]) -> str:
    """An equal share of new visitors for each process; the last takes what rounding leaves."""
    share = f"{100 / len(names):.2f}%"
    return "\n".join(f"        {share if name != names[-1] else '*'} {name};" for name in names)
