"""Files to documents, documents to records: cached, on every core, and never stopped by one of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from techplomacy.corpus import read_documents, reader_version, use_words
from techplomacy.errors import DocumentError
from techplomacy.extraction import extract_records, find_gaps
from techplomacy.model import Document, Issue, Record, Source
from techplomacy.vocabulary import load_vocabulary
from techplomacy.workbench.cache import Cache
from techplomacy.workbench.engine import count_workers, run_parts
from techplomacy.workbench.fingerprint import hash_bytes, hash_code
from techplomacy.workbench.parts import decode_documents, decode_records, encode_documents, encode_records
from techplomacy.workbench.progress import Progress

BATCH = 200_000  # characters of text that one extraction part holds; smaller parts resume finer and cost more files

CRASHED = "document-crashed"  # a part that says so is not kept: the next run may have more memory


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, and the source that it belongs to, where the study says so."""

    path: Path
    source: Source | None = None


def read_texts(
    files: Sequence[File], *, cache: Cache, progress: Progress, codebook: Path | None = None
) -> tuple[list[Document], list[Issue]]:
    """The documents of the files, each once, in order, and an Issue for each file or line that cannot be read."""
    words = _hash_codebook(codebook)
    keys = [_make_text_key(file, words) for file in files]
    parts = {key: text for key in keys if key is not None and (text := cache.find("texts", key)) is not None}
    missing = [(file, key) for file, key in zip(files, keys, strict=True) if key not in parts]
    size = sum(file.path.stat().st_size for file, key in missing if key is not None)
    progress.start("Reading documents", len(files))
    progress.advance(len(files) - len(missing))
    made = run_parts(
        partial(read_file, codebook),
        [file for file, _ in missing],
        workers=count_workers(size),
        on_crash=_tell_reader_crash,
    )
    fresh: dict[Path, list[Document | Issue]] = {}
    for (file, key), text in zip(missing, made, strict=True):
        fresh[file.path] = decode_documents(text)
        if key is not None and CRASHED not in text:
            cache.keep("texts", key, text)
        progress.advance()
    found = [
        item
        for file, key in zip(files, keys, strict=True)
        for item in (fresh[file.path] if file.path in fresh else decode_documents(parts[key or ""]))
    ]
    return _drop_repeats(found)


def extract_all(
    documents: Sequence[Document], *, codebook: Path | None, cache: Cache, progress: Progress
) -> tuple[list[Record], list[Issue]]:
    """The records of the documents in order, and what needs a person."""
    words = _hash_codebook(codebook)
    code = hash_code("model", "vocabulary", "text", "extraction")
    batches = list(_make_batches(documents))
    keys = [hash_bytes(code.encode(), words.encode(), encode_documents(batch).encode()) for batch in batches]
    parts = {key: text for key in keys if (text := cache.find("records", key)) is not None}
    missing = [(batch, key) for batch, key in zip(batches, keys, strict=True) if key not in parts]
    progress.start("Finding records", len(documents))
    progress.advance(len(documents) - sum(len(batch) for batch, _ in missing))
    size = sum(len(document.text) for batch, _ in missing for document in batch)
    made = run_parts(
        partial(extract_batch, codebook),
        [batch for batch, _ in missing],
        workers=count_workers(size),
        on_crash=_tell_extractor_crash,
    )
    for (batch, key), text in zip(missing, made, strict=True):
        if CRASHED not in text:
            cache.keep("records", key, text)
        parts[key] = text
        progress.advance(len(batch))
    by_id = {document.id: document for document in documents}
    found = [item for key in keys for item in decode_records(parts[key], by_id)]
    records = [item for item in found if isinstance(item, Record)]
    return records, [item for item in found if isinstance(item, Issue)]


def read_file(codebook: Path | None, file: File) -> str:
    """The part of one file: its documents and issues as JSON text."""
    sources = {file.path: file.source} if file.source else {}
    try:
        with use_words(load_vocabulary(codebook)):
            return encode_documents(read_documents([file.path], sources=sources))
    except Exception as error:  # one poisonous file must not stop the others
        return encode_documents([_make_crash_issue(str(file.path), error)])


def extract_batch(codebook: Path | None, documents: Sequence[Document]) -> str:
    """The part of some documents: their records and issues as JSON text."""
    vocabulary = load_vocabulary(codebook)
    found: list[Record | Issue] = []
    for document in documents:
        try:
            found.extend(extract_records(document, vocabulary=vocabulary))
            found.extend(find_gaps(document))
        except Exception as error:  # one poisonous document must not stop the others
            found.append(_make_crash_issue(document.name or document.id, error))
    return encode_records(found)


def _make_text_key(file: File, words: str) -> str | None:
    try:
        version = reader_version(file.path)
        raw = file.path.read_bytes()
    except (OSError, DocumentError):
        return None  # reading it will say what is wrong
    source = repr(file.source).encode()
    code = hash_code("model", "vocabulary", "text", "corpus")
    return hash_bytes(raw, version.encode(), code.encode(), source, file.path.name.encode(), words.encode())


def _hash_codebook(codebook: Path | None) -> str:
    if codebook is None or not codebook.is_dir():
        return ""
    files = [path for path in sorted(codebook.rglob("*")) if path.is_file()]
    return hash_bytes(*(part for path in files for part in (path.name.encode(), path.read_bytes())))


def _make_batches(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _drop_repeats(found: Iterable[Document | Issue]) -> tuple[list[Document], list[Issue]]:
    documents: dict[str, Document] = {}
    issues: list[Issue] = []
    for item in found:
        if isinstance(item, Issue):
            issues.append(item)
        elif item.id in documents:
            first = documents[item.id].name or item.id
            remedy = "None needed: both count as one witness."
            issues.append(Issue("duplicate-document", item.name or item.id, f"The same bytes as {first}.", remedy))
        else:
            documents[item.id] = item
    return list(documents.values()), issues


def _tell_reader_crash(file: File) -> str:
    return encode_documents([_make_crash_issue(str(file.path), None)])


def _tell_extractor_crash(documents: Sequence[Document]) -> str:
    return encode_records([_make_crash_issue(document.name or document.id, None) for document in documents])


def _make_crash_issue(place: str, error: Exception | None) -> Issue:
    what = f"{type(error).__name__}: {error}" if error else "the process that worked on it died"
    remedy = "Take the file out of the study, and report it with this message."
    return Issue(CRASHED, place, f"Nothing was found here, because of a fault: {what}.", remedy)
