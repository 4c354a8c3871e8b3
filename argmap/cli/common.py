"""What the verbs share: their options, reading several maps, writing a result. Heavy imports wait for a call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.safe import shown

if TYPE_CHECKING:
    from argmap.load import Loaded
    from argmap.model import Map
    from argmap.passages import Passages

Verb = TypeVar("Verb", bound=Callable[..., Any])
FILE = click.Path(path_type=Path)

maps_argument = click.argument("maps", metavar="MAP...", nargs=-1, required=True)
map_argument = click.argument("map_path", metavar="MAP")
text_option = click.option("--text", type=FILE, metavar="FILE",
                           help="The paper's text (default: beside the map, or in ARGMAP_TEXTS).")  # fmt: skip
lang_option = click.option("--lang", metavar="TAG",
                           help="Language of the map's texts: a tag, or both (default: the paper's).")  # fmt: skip
output_option = click.option("-o", "--output", type=FILE, metavar="FILE", help="Write there instead of to stdout.")
quiet_option = click.option("--quiet", is_flag=True, help="Say nothing on stderr but errors.")
engine_option = click.option("--engine", type=click.Choice(["pure", "system"]), default="pure", show_default=True,
                             help="pure: the Graphviz that came with the install; system: the local dot.")  # fmt: skip


def format_option(*formats: str) -> Callable[[Verb], Verb]:
    """`--format`, with the first as the default."""
    return click.option("--format", "format_", type=click.Choice(formats), default=formats[0], show_default=True,
                        help="Form of the output.")  # fmt: skip


def talk(words: str, quiet: bool = False) -> None:
    """Say something to the person, on stderr."""
    if not quiet:
        click.echo(shown(words), err=True)


def deliver(content: str | bytes, output: Path | None, colour: bool | None = None) -> None:
    """Write a result whole: to a file, or to stdout. Colours that were asked for are kept where it is no terminal."""
    if output is None or str(output) == "-":
        click.echo(content, nl=False, color=colour or None)
        return
    from argmap.dump import write

    if output.is_file() and _holds_a_map(output):
        raise click.UsageError(f"{output} holds a map, a part or a review; name another file with -o")
    write(output, content)


def _holds_a_map(path: Path) -> bool:
    """True for a file that somebody wrote by hand, and that no report or drawing may replace."""
    import json

    with path.open("rb") as file:
        if not file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return False
    try:
        record = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return False
    return isinstance(record.get("argmap"), int) or bool({"trees", "judgements"} & record.keys())


def each_map(paths: Iterable[str]) -> Iterator[Loaded | None]:
    """Read several maps; one that cannot be read is told on stderr and given as `None`, and the rest goes on."""
    from argmap.errors import NotAMapError
    from argmap.load import read

    for path in paths:
        try:
            yield read(path)
        except NotAMapError as error:
            talk(str(error))
            yield None


def language_of(argument: Map, tag: str | None) -> str | None:
    """The language that is asked for. Raises `UsageError` where no claim of the map is written in it."""
    from argmap.errors import UsageError
    from argmap.model import languages

    if tag is None or tag == "both":
        return tag
    claims = (claim for claims in (argument.claims, *(part.claims for part in argument.parts)) for claim in claims)
    known = dict.fromkeys(each for claim in claims for each in languages(claim.text) or (argument.paper.language,))
    if known and not any(_primary(tag) == _primary(each) for each in known):
        raise UsageError(f"'{argument.id}' says nothing in '{tag}'; it has {', '.join(known)}, or both")
    return tag


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def tell_faults(name: str, count: int, quiet: bool = False) -> None:
    """Say of a map that its record has faults (`argmap.check.record_faults`), which leave less to work on."""
    if count:
        talk(f"{name}: this map has {count} fault{'s' if count > 1 else ''}; `argmap check` tells them", quiet)


def passages_of(loaded: Loaded, text: Path | None, quiet: bool = False) -> Passages | None:
    """The map's anchors in its text; where the text is not at hand, that is said once."""
    if text is None and loaded.map.paper.text is None:
        return None
    from argmap.graph import graph
    from argmap.passages import passages, text_file

    path = text_file(loaded.map, loaded.folder, text)
    if path is not None:
        return passages(graph(loaded.map), path.read_bytes())
    missing = f"{loaded.map.paper.text} is not at hand, so its anchors are unverified"
    talk(f"{loaded.map.id}: {missing} (--text FILE, or ARGMAP_TEXTS)", quiet)
    return None
