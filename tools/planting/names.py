"""Plants errors in short names, in the countries of bodies and in terms."""

import random
import re

from planting.plants import Plant, append_sentence, choose, expansions, planter, put


@planter("abbreviation-two-ways")
def plant_two_ways(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    match = choose(rng, expansions(text))
    if not isinstance(match, re.Match):
        return None
    words = match["long"].strip().split()
    n = rng.choice([i for i in range(1, len(words)) if words[i][0].isupper()])
    strange = rng.choice(["Promotion", "Strategic", "Coordination", "Environmental", "Monitoring"])
    long = " ".join([*words[:n], strange, *words[n + 1 :]])
    new = f"This was confirmed by the {long} ({match['short']})."
    return append_sentence(text, rng, new), Plant(
        "abbreviation-two-ways", (new, match.group()), ("abbreviation-misfit",)
    )


@planter("abbreviation-misfit")
def plant_misfit(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    new_name = rng.choice(
        [
            "Joint Office for Marine Energy (JOFNE)",
            "Regional Institute of Ocean Studies (RISO)",
            "Centre for Applied Genome Research (CAQR)",
            "Northern Transport Research Council (NTRK)",
        ]
    )
    new = f"A similar view is held by the {new_name}."
    return append_sentence(text, rng, new), Plant("abbreviation-misfit", (new,), ("abbreviation-unlisted",))


@planter("abbreviation-unexpanded")
def plant_unexpanded(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    short = rng.choice(["GTRF", "BVLM", "NQCP", "TDRA"])
    new = f"The {short} supported this step."
    return append_sentence(text, rng, new), Plant("abbreviation-unexpanded", (new,))


@planter("abbreviation-listed-twice")
def plant_listed_twice(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    lines = re.findall(r"^- [A-Za-z&]{2,8}: .+$", text, re.M)
    if len(lines) < 5:
        return None
    line = rng.choice(lines[:-2])
    return text.replace(lines[-1], f"{lines[-1]}\n{line}"), Plant("abbreviation-listed-twice", (line,))


@planter("body-country")
def plant_country(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    pairs = [
        ("Korea International Cooperation Agency (KOICA)", "Kenya"),
        ("Kenya Space Agency (KSA)", "Korea"),
        ("Technical Research Centre of Finland (VTT)", "Chile"),
    ]
    known = [(name, country) for name, country in pairs if name in text]
    if not known:
        return None
    name, country = rng.choice(known)
    return text.replace(name, f"{name}, {country}", 1), Plant("body-country", (f"{name}, {country}",))


@planter("parties-one-country")
def plant_parties(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    match = re.search(r"\(\w{3,5}\), (?P<one>[A-Z][a-z]+) and the [^.]{10,80}\(\w{3,5}\), (?P<two>[A-Z][a-z]+)", text)
    if match is None or match["one"] == match["two"]:
        return None
    return put(text, match.start("two"), match.end("two"), match["one"]), Plant(
        "parties-one-country", (match.group()[:40],), ("body-country",)
    )


@planter("term-two-senses")
def plant_term(text: str, rng: random.Random) -> tuple[str, Plant] | None:
    match = choose(rng, list(re.finditer(r"term ['“](?P<term>[a-z ]+)['”],? (?:means|which refers to)", text)))
    if not isinstance(match, re.Match):
        return None
    new = f"The term '{match['term']}' refers to the sale of licences by private firms abroad."
    return append_sentence(text, rng, new), Plant("term-two-senses", (new, text[match.start() : match.end() + 60]))
