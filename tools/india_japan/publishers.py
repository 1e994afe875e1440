"""Says of a publisher what kind of voice it is, by the rules of publishers.yaml."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml


@dataclass(frozen=True)
class Voice:
    """Tier and side of a publisher; `wire` names the agency or office whose text it reprints."""

    tier: str
    side: str | None = None
    wire: str | None = None


class Publishers:
    """The rules; the first that fits `publisher | host` holds. `unknown` gathers what none fits."""

    def __init__(self, path: Path) -> None:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        self._wires = [(re.compile(rule["match"], re.IGNORECASE), rule) for rule in data["wires"]]
        self._rules = [(re.compile(rule["match"], re.IGNORECASE), rule) for rule in data["voices"]]
        self._hosts = {
            host: Voice(tier, None if side == "none" else side)
            for tier, sides in data["hosts"].items()
            for side, hosts in sides.items()
            for host in hosts
        }
        self.unknown: set[str] = set()

    def find(self, publisher: str, url: str | None) -> Voice:
        """The voice of a publisher at an address."""
        host = (urlsplit(url).netloc if url else "").removeprefix("www.")
        line = f"{publisher} | {host}"
        path = urlsplit(url).path if url else ""
        wire = next((rule for pattern, rule in self._wires if pattern.search(publisher)), None)
        if wire is not None:
            return Voice(wire["tier"], wire.get("side"), wire["wire"])
        for pattern, rule in self._rules:
            if pattern.search(line) or (not publisher and pattern.search(path)):
                return Voice(rule["tier"], rule.get("side"))
        while host and host not in self._hosts and host.count(".") > 1:
            host = host.partition(".")[2]
        if host in self._hosts:
            return self._hosts[host]
        self.unknown.add(line)
        return Voice("media")
