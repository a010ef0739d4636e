"""The examples in docs/serving are what nginx, systemd and this project understand."""

import configparser
import re
import shutil
import subprocess
import tomllib

import pytest

from data.core.store import PROJECT
from data.people.roles import People, Role
from pages._ui.serving import workers
from pages._ui.serving.nginx import COOKIE

EXAMPLES = PROJECT / "docs" / "serving"
try:
    NGINX = workers.nginx()
except workers.UserError:
    NGINX = ""


@pytest.mark.skipif(not NGINX, reason="nginx is not installed")
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_nginx_understands_the_example(tmp_path):
    key, certificate = tmp_path / "key", tmp_path / "pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=lab.example.org"]
    subprocess.run([*made, "-keyout", key, "-out", certificate, "-days", "1"], check=True, capture_output=True)
    text = (EXAMPLES / "nginx.conf").read_text("utf-8")
    text = re.sub(r"/etc/ssl/certs/\S+;", f"{certificate};", text)
    text = re.sub(r"/etc/ssl/private/\S+;", f"{key};", text)
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{text}\n}}\n", "utf-8")
    checked = subprocess.run(
        [NGINX, "-t", "-p", str(tmp_path), "-e", "stderr", "-c", str(whole)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert COOKIE in text


def test_the_unit_starts_what_is_there(tmp_path):
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str
    path = EXAMPLES / "kokoroscope@.service"
    unit.read_string(path.read_text("utf-8"))
    command = unit["Service"]["ExecStart"].split()
    assert (PROJECT / command[command.index("run") + 1]).is_file()
    if shutil.which("systemd-analyze"):
        copy = tmp_path / path.name
        here = path.read_text("utf-8").replace("/opt/kokoroscope/.venv/bin/streamlit", "/bin/true")
        copy.write_text(here, "utf-8")
        checked = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True, check=False)
        assert path.name not in checked.stderr, checked.stderr


def test_the_settings_are_read():
    people = People.read(EXAMPLES / "people.toml")
    assert people.sign_in == "oidc"
    assert people.person("Hanako@lab.example.org").role == Role.OWNER
    assert people.person("somebody@lab.example.org").role == Role.READER
    secrets = tomllib.loads((EXAMPLES / "secrets.toml").read_text("utf-8"))["auth"]
    assert secrets["redirect_uri"].endswith("/oauth2callback")
