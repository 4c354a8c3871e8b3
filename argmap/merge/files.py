"""What is merged as files: whole maps in folders with the reviews beside them, or one file by itself, as git hands it
to a merge driver.

A file by itself is a map, of which only what stands in it is merged, or a part, or a review. What comes out as ours or
theirs was keeps its bytes; the rest is laid out as `argmap fmt` does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path

from argmap.check import record_faults
from argmap.dump import canonical, dumps
from argmap.errors import NotAMapError, UsageError
from argmap.files import GIT
from argmap.load import MAP_FILE, STDIN, Loaded, Source, read, read_alone, read_review
from argmap.merge import called, merge
from argmap.merge.conflicts import Conflict, Note
from argmap.merge.reviews import as_called, merge_reviews
from argmap.merge.values import Side
from argmap.model import Map, Review
from argmap.parse import parse, read_bytes

REVIEWS = "reviews"
_KINDS = {"folder": "a map", "map": "a map", "part": "a part", "review": "a review"}


@dataclass(frozen=True)
class Given:
    """One of the three versions as it is given: a folder, or the bytes of a map, a part or a review.

    `names` has what a review judges that is called otherwise in the map which is merged.
    """

    path: str
    label: str | None  # what messages call it
    kind: str
    raw: bytes = b""
    schema: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What came of merging files.

    `text` is the result as one file; `texts` has, for maps in folders, the files of a folder by their names in it,
    reviews among them, and `left_over` those that ours has and the result has not.
    """

    name: str
    map: Map | None
    map_id: str | None
    conflicts: tuple[Conflict, ...]
    notes: tuple[Note, ...]
    faults: int
    text: str
    texts: Mapping[str, str]
    left_over: tuple[str, ...] = ()


def merge_files(base: str, ours: str, theirs: str, *, name: str | None = None, prefer: Side = "ours",
                remarks: bool = True) -> Outcome:  # fmt: skip
    """Merge three maps in folders or in revisions of git, or three files. An empty file as the base says that there is
    none.

    `name` is how messages call what is merged. Raises `NotAMapError` where one cannot be read, and `UsageError` where
    they are not of one kind.
    """
    paths = (base, ours, theirs)
    if paths.count("-") > 1:
        raise UsageError("standard input can be one of the three, not more")
    folders = any(each.startswith(GIT) or Path(each).is_dir() for each in paths)
    labels = [name and f"{name} ({side})" for side in ("base", "ours", "theirs")]
    before = None if _is_empty(base) else _given(base, labels[0], folders)
    our, their = _given(ours, labels[1], folders), _given(theirs, labels[2], folders)
    kinds = [each.kind for each in (before, our, their) if each is not None]
    if len({*kinds}) > 1:
        raise UsageError(f"what is merged has to be of one kind; here is {', '.join(_KINDS[each] for each in kinds)}")
    merged = _reviews if our.kind == "review" else _maps
    return merged(name or ours, before, our, their, prefer, remarks)


# Reading


def _is_empty(path: str) -> bool:
    """True for a file in which nothing stands, or that is none, as /dev/null."""
    return path != "-" and Path(path).exists() and not Path(path).is_dir() and not read_bytes(Path(path)).strip()


def _given(path: str, label: str | None, folders: bool) -> Given:
    if folders:
        return Given(path, label, "folder")
    raw = sys.stdin.buffer.read() if path == "-" else read_bytes(Path(path))
    with _named(path, label):
        document = parse(raw, STDIN if path == "-" else path)[1]
    schema = document.get("$schema")
    review = {"judgements", "reader"} & document.keys()
    kind = "review" if review else "part" if "part" in document else "map"
    return Given(path, label, kind, raw, schema if isinstance(schema, str) else None)


def _map_in(given: Given) -> Loaded:
    with _named(given.path, given.label):
        return read(given.path) if given.kind == "folder" else read_alone(given.raw, given.path)


def _review_in(given: Given) -> Review:
    return as_called(_as_written(given), given.names)


def _as_written(given: Given) -> Review:
    with _named(given.path, given.label):
        return read_review(given.raw, given.path)


@contextmanager
def _named(path: str, label: str | None) -> Iterator[None]:
    """What is wrong with a file is told under its label, if it has one."""
    try:
        yield
    except NotAMapError as error:
        told = (replace(each, file=label) if label and each.file == path else each for each in error.problems)
        raise NotAMapError([*told]) from None


# Merging


def _reviews(
    name: str, before: Given | None, our: Given | None, their: Given | None, prefer: Side, remarks: bool
) -> Outcome:
    """A review; where one of the two has it no more, as if each judgement had been taken out of it."""
    base, ours, theirs = (_review_in(each) if each else None for each in (before, our, their))
    none = [each.model_copy(update={"judgements": ()}) for each in (base,) if each is not None]
    ours, theirs = ours or none[0], theirs or none[0]
    found = merge_reviews(base, ours, theirs, prefer=prefer, remarks=remarks)
    text = _review_text(found.review, [each for each in (our, their) if each])
    return Outcome(name, None, found.review.map, found.conflicts, (), 0, text, {})


def _review_text(review: Review, givens: Sequence[Given]) -> str:
    """A review as a file; of one that comes out as it was, its bytes."""
    same = next((given.raw.decode() for given in givens if _as_written(given) == review), None)
    schema = next((each.schema for each in givens if each.schema), None)
    record = {"$schema": schema} if schema else {}
    record |= review.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return same or json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _reviews_beside(
    givens: Sequence[Given | None], called: Callable[[], Iterable[Mapping[str, str]]], prefer: Side, remarks: bool
) -> dict[str, Outcome]:
    """The reviews beside maps in folders, by file, as far as there is a judgement in them; each reader has a file.

    `called` finds what has other names in the map that was merged, in the base, ours and theirs.
    """
    before, ours, theirs = files = [_review_files(each) for each in givens]
    if any(files):
        before, ours, theirs = map(_under, files, called())
    if not all(Path(each.path).exists() for each in givens if each):  # in git, where reviews are not looked for
        before, theirs = {}, {}
    found: dict[str, Outcome] = {}
    for file in sorted({*ours, *theirs}):
        our, their = ours.get(file), theirs.get(file)
        if file in before or (our and their and _review_in(our).reader == _review_in(their).reader):
            merged = _reviews(file, before.get(file), our, their, prefer, remarks)
            gone = not (our and their) and "judgements" not in json.loads(merged.text)
            found |= {} if gone else {file: merged}
            continue
        for given in filter(None, (our, their)):  # of two readers each has a file
            name = next(each for each in _names(file) if each not in found and each not in {*ours, *theirs} - {file})
            review = _review_in(given)
            found[name] = Outcome(name, None, review.map, (), (), 0, _review_text(review, [given]), {})
    return found


def _names(file: str) -> Iterator[str]:
    """A name for a file, and others for when it is taken."""
    yield file
    yield from (f"{file.removesuffix('.json')}-{number}.json" for number in count(2))


def _under(files: Mapping[str, Given], names: Mapping[str, str]) -> dict[str, Given]:
    return {file: replace(each, names=names) for file, each in files.items()}


def _review_files(given: Given | None) -> dict[str, Given]:
    if given is None:
        return {}
    folder = Path(given.path)
    files = ((folder if folder.is_dir() else folder.parent) / REVIEWS).glob("*.json")
    return {f"{REVIEWS}/{each.name}": _given(str(each), None, folders=False) for each in sorted(files)}


def _maps(name: str, before: Given | None, our: Given, their: Given, prefer: Side, remarks: bool) -> Outcome:
    base, ours, theirs = _map_in(before) if before else None, _map_in(our), _map_in(their)
    found = merge(base.map if base else None, ours.map, theirs.map, prefer=prefer, remarks=remarks)
    loaded = _as_files(found.map, [ours, theirs, *([base] if base else [])])
    texts = _with_their_bytes(loaded, [ours, theirs])
    part, folder = our.kind == "part", our.kind == "folder"
    whole = folder or (not part and not any(loaded.part_files))
    faults = record_faults(Loaded(found.map, {}, (), None, (None,) * len(found.map.parts))) if whole else 0
    text = dumps(found.map, loaded.sources[0].schema) if folder else texts[loaded.sources[int(part)].file]
    if not folder:
        return Outcome(name, found.map, None if part else found.map.id, found.conflicts, found.notes, faults, text, {})
    names = partial(called, base.map if base else None, ours.map, theirs.map, found.map, prefer)
    reviews = _reviews_beside((before, our, their), names, prefer, remarks)
    left = [each for each in ours.part_files if each is not None and each not in loaded.part_files]
    left += [each for each in _review_files(our) if each not in reviews]
    conflicts = *found.conflicts, *(each for review in reviews.values() for each in review.conflicts)
    texts |= {file: each.text for file, each in reviews.items()}
    return Outcome(name, found.map, found.map.id, conflicts, found.notes, faults, text, texts, tuple(left))


def _as_files(argument: Map, versions: Sequence[Loaded]) -> Loaded:
    """A merged map with the files in which it is to stand: each part where it stood, in ours or else in theirs."""
    files: dict[str, str | None] = {}
    schemas: dict[str, str | None] = {}
    for each in reversed(versions):
        files |= {part.part: file for part, file in zip(each.map.parts, each.part_files, strict=True)}
        schemas |= dict(_schemas(each))
    taken: set[str] = {MAP_FILE}
    named = [_free(files.get(part.part), part.part, taken) for part in argument.parts]
    head = Source(MAP_FILE, "", next(filter(None, (each.sources[0].schema for each in versions)), None))
    sources = (Source(each, "", schemas.get(each)) for each in named if each is not None)
    return Loaded(argument, {}, (head, *sources), None, tuple(named))


def _schemas(loaded: Loaded) -> Iterator[tuple[str, str | None]]:
    files = [each for each in loaded.part_files if each is not None]
    yield from ((file, source.schema) for file, source in zip(files, loaded.sources[1:], strict=True))


def _free(file: str | None, part: str, taken: set[str]) -> str | None:
    """The file of a part, or another name where a part before it has that one."""
    names = [f"{part}.json", *(f"{part}-{number}.json" for number in range(2, len(taken) + 3))]
    found = file if file not in taken else next(each for each in names if each not in taken)
    taken |= {found} if found else set()
    return found


def _with_their_bytes(loaded: Loaded, versions: Sequence[Loaded]) -> dict[str, str]:
    """The text of each file; of what comes out as it was in ours or theirs, as it was laid out there."""
    known = [(_contents(each), dict(zip(_contents(each), each.sources, strict=True))) for each in versions]
    texts = {}
    for (name, content), (path, text) in zip(_contents(loaded).items(), canonical(loaded).items(), strict=True):
        kept = (sources[name].text for contents, sources in known if contents.get(name) == content)
        texts[str(path)] = next(filter(None, kept), text)
    return texts


def _contents(loaded: Loaded) -> dict[str, object]:
    """What stands in each file: the map's own under no name, with which parts stand where; the rest by its part."""
    files = [*zip(loaded.map.parts, loaded.part_files, strict=True)]
    inline = tuple(part for part, file in files if file is None)
    head = loaded.map.model_copy(update={"parts": inline}), loaded.part_files
    return {"": head} | {part.part: part for part, file in files if file is not None}


def texts_of(outcome: Outcome, output: Path | None) -> dict[Path, str]:
    """What is to be written where: one file, or the files of a folder for maps that are folders.

    Raises `UsageError` where a file by itself is to become a folder, and for a place in git's history.
    """
    if output is None:
        return {}
    if str(output).startswith(GIT):
        raise UsageError(f"{output} names a map in git, where nothing can be written; name a folder or a file with -o")
    a_file = output.is_file() if output.exists() else output.suffix == ".json"
    if outcome.texts and (not a_file or output.name == MAP_FILE):
        folder = output.parent if a_file else output
        return {folder / file: text for file, text in outcome.texts.items()}
    if output.is_dir():
        raise UsageError(f"{output} is a folder, and what is merged is one file; name a file with -o")
    return {output: outcome.text}


def left_over(outcome: Outcome, written: Iterable[Path]) -> list[Path]:
    """Files beside a map that was written which were parts of ours, and are no parts any more."""
    folders = [path.parent for path in written if path.name == MAP_FILE]
    return [folder / file for folder in folders for file in outcome.left_over if (folder / file).exists()]
