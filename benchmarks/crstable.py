"""Writes a table as large as the OECD's Creditor Reporting System: its columns, invented activities, always the same.

Nothing in it is a fact. Rows come in no order of years, which is harder on a reader than the published files are.
"""

import random
from collections.abc import Iterator
from multiprocessing import Process
from pathlib import Path

from techplomacy.vocabulary import load_vocabulary

HEADS = (
    "Year", "DonorCode", "DonorName", "AgencyCode", "AgencyName", "CrsID", "ProjectNumber", "InitialReport",
    "RecipientCode", "RecipientName", "RegionCode", "RegionName", "IncomegroupCode", "IncomegroupName", "FlowCode",
    "FlowName", "Bi_Multi", "Category", "Finance_t", "Aid_t", "USD_Commitment", "USD_Disbursement", "USD_Received",
    "USD_Commitment_Defl", "USD_Disbursement_Defl", "USD_Received_Defl", "USD_Adjustment", "USD_AmountUntied",
    "USD_AmountTied", "CurrencyCode", "Commitment_National", "Disbursement_National", "USD_GrantEquiv",
    "ShortDescription", "ProjectTitle", "PurposeCode", "PurposeName", "SectorCode", "SectorName", "ChannelCode",
    "ChannelName", "ChannelReportedName", "ParentChannelCode", "Geography", "SDGfocus", "LongDescription", "Gender",
    "Environment", "DIG", "Trade", "RMNCH", "DRR", "Biodiversity", "ClimateMitigation", "ClimateAdaptation",
    "Desertification", "CommitmentDate", "TypeRepayment", "NumberRepayment", "Interest1", "Interest2", "Repaydate1",
    "Repaydate2", "BudgetIdent", "CapitalExpend", "PSIflag", "PSIAddType", "PSIAddAssess", "PSIAddDevObj",
)  # fmt: skip
FLOWS = (("11", "ODA Grants"), ("13", "ODA Loans"), ("14", "Other Official Flows (non Export Credit)"))
FIRST_YEAR, YEARS = 2004, 20
DONORS = 48
_WORDS = [
    "rural",
    "road",
    "water",
    "supply",
    "teacher",
    "training",
    "vaccine",
    "line",
    "solar",
    "plant",
    "grid",
    "port",
]
_SHARE = 100_000  # rows whose dice are thrown together


def write_table(path: Path, rows: int, *, seed: int = 1, workers: int = 2) -> None:
    """A bar-parted table of so many rows; each worker writes a piece of its own, the pieces become one file."""
    shares = [(n, min(_SHARE, rows - n)) for n in range(0, rows, _SHARE)]
    pieces = [path.with_suffix(f".part{w}") for w in range(workers)]
    hands = [
        Process(
            target=_write_piece,
            args=(piece, shares[w * len(shares) // workers : (w + 1) * len(shares) // workers], seed),
        )
        for w, piece in enumerate(pieces)
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    with path.open("wb") as out:
        out.write(("|".join(HEADS) + "\n").encode())
        for piece in pieces:
            with piece.open("rb") as part:
                while block := part.read(1 << 24):
                    out.write(block)
            piece.unlink()


def _write_piece(path: Path, shares: list[tuple[int, int]], seed: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        for start, count in shares:
            out.writelines(_make_rows(start, count, random.Random(f"{seed}-{start}")))


def _make_rows(start: int, count: int, dice: random.Random) -> Iterator[str]:
    vocabulary = load_vocabulary()
    names = sorted(c.name for c in vocabulary.countries.values() if c.is_state and "," not in c.name)
    donors, purposes = names[:: len(names) // DONORS], sorted(vocabulary.crs_purposes)
    labels = {code: vocabulary.crs_purposes[code].label.replace("|", " ") for code in purposes}
    years = dice.choices(range(FIRST_YEAR, FIRST_YEAR + YEARS), k=count)
    givers, takers = dice.choices(range(len(donors)), k=count), dice.choices(range(len(names)), k=count)
    codes, flows, amounts = (
        dice.choices(purposes, k=count),
        dice.choices(FLOWS, k=count),
        dice.choices(range(1, 10**7), k=count),
    )
    texts = [" ".join(dice.choices(_WORDS, k=dice.randint(6, 20))) for _ in range(997)]
    for n in range(count):
        amount, text, code = amounts[n] / 1e6, texts[(start + n) % 997], codes[n]
        long = text if n % 200 else f'"{text}\nsecond phase | ""{text}"""'  # a mark, a line end and quotes in one cell
        commitment = f"{amount:.6f}" if amounts[n] % 3 else ""
        yield (
            f"{years[n]}|{givers[n] + 1}|{donors[givers[n]]}|1|Agency {givers[n] % 7}|{start + n:010}|P-{start + n}|1|"
            f"{takers[n] + 200}|{names[takers[n]]}|10001|Region|10016|LMICs|{flows[n][0]}|{flows[n][1]}|1|10|110|C01|"
            f"{commitment}|{amount / 2:.6f}||{commitment}|{amount / 2.1:.6f}|||||302|{commitment}|{amount / 2:.6f}|"
            f"{amount / 3:.6f}|{text}|{text}|{code}|{labels[code]}|{code[:3]}|SECTOR {code[:3]}|10000|"
            f"Public Sector Institutions||10000|||{long}|0|0|0|0|0|0|0|0|0|0|{years[n]}-01-01 00:00:00||||||||0||||\n"
        )
