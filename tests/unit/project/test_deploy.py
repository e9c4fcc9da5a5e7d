"""What an administrator copies: by default nobody's word about hosts and proxies is believed."""

from __future__ import annotations

import re

from tests.support import ROOT

UNIT = (ROOT / "deploy" / "sichuan-map.service").read_text(encoding="utf-8")
SITE = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def test_other_hosts_are_refused_by_the_unit_and_by_the_site() -> None:
    [hosts] = re.findall(r"^Environment=TRUSTED_PROXIES=1 TRUSTED_HOSTS=(\S+)$", UNIT, re.M)
    assert set(re.findall(r"server_name (\S+);", SITE)) == {hosts}
    first = SITE[: SITE.index("server_name")]
    assert "listen 443 ssl default_server" in first
    assert "return 444" in first


def test_the_site_tells_of_every_request_whose_it_is_and_lets_no_client_say_so() -> None:
    """A header that nginx does not set is passed on as the client has it."""
    locations = re.findall(r"location [^{]*{([^}]*)}", SITE)
    told = [one for one in locations if "proxy_pass" in one and "deny all" not in one]
    assert len(told) >= 2
    for one in told:
        for header in ("Host", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"):
            assert f"proxy_set_header {header} $" in one
        assert 'proxy_set_header X-Forwarded-Prefix ""' in one


def test_the_unit_listens_for_the_proxy_alone() -> None:
    [command] = re.findall(r"^ExecStart=(.+)$", UNIT, re.M)
    assert "--host 127.0.0.1" in command
    assert re.search(r"proxy_pass http://127\.0\.0\.1:8000", SITE)
    assert "--port 8000" in command
