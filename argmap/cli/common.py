"""What the verbs share: their options, reading several maps, writing a result. Heavy imports wait for a call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
output_option = click.option("-o", "--output", type=FILE, metavar="FILE", is_eager=True,
                             help="Write there instead of to stdout.")  # fmt: skip
quiet_option = click.option("--quiet", is_flag=True, help="Say nothing on stderr but errors.")
engine_option = click.option("--engine", type=click.Choice(["pure", "system"]), default="pure", show_default=True,
                             help="pure: the Graphviz that came with the install; system: the local dot.")  # fmt: skip


_FORMS = {".json": "json", ".jsonl": "json-lines", ".sarif": "sarif", ".md": "markdown"}
_PICTURES = frozenset({".svg", ".pdf", ".png", ".dot", ".mmd", ".html", ".htm", ".jpg", ".jpeg", ".gif"})


def format_option(*formats: str, by_name: bool = True) -> Callable[[Verb], Verb]:
    """`--format`; where it is left out, what the name of -o says, and else the first."""

    def chosen(context: click.Context, option: click.Parameter, value: str) -> str:
        given = context.get_parameter_source(str(option.name)) is not click.core.ParameterSource.DEFAULT
        return value if given or not by_name else form_of(context.params.get("output"), formats)

    default = f"by the name of -o, else {formats[0]}" if by_name else formats[0]
    return click.option("--format", "format_", type=click.Choice(formats), default=formats[0], callback=chosen,
                        help=f"Form of the output (default: {default}).")  # fmt: skip


def form_of(output: Path | None, forms: Sequence[str]) -> str:
    """The form that the name of a file asks for, of those that there are; the first where it asks for none.

    Raises `click.UsageError` where it asks for one that there is not.
    """
    suffix = output.suffix.lower() if output is not None else ""
    form = _FORMS.get(suffix, suffix[1:])
    if form in forms:
        return form
    if suffix in _FORMS or suffix in _PICTURES:
        what = f"nothing is written as '{suffix}' here, only as {', '.join(forms)}"
        raise click.UsageError(f"{what}: name another file with -o, or give --format")
    return forms[0]


def talk(words: str, quiet: bool = False) -> None:
    """Say something to the person, on stderr."""
    if not quiet:
        click.echo(shown(words), err=True)


def deliver(content: str | bytes, output: Path | None, colour: bool | None = None) -> None:
    """Write a result whole: to a file, or to stdout. Colours that were asked for are kept where it is no terminal."""
    if output is None or str(output) == "-":
        _print(content, colour)
        return
    from argmap.dump import write
    from argmap.files import GIT

    if str(output).startswith(GIT):
        raise click.UsageError(f"{output}: nothing is written into git's objects; name a file with -o")
    held = _held(output) if output.is_file() else ""
    if held:
        raise click.UsageError(f"{output} {held}; name another file with -o")
    write(output, content)


def _print(content: str | bytes, colour: bool | None) -> None:
    try:
        click.echo(content, nl=False, color=colour or None)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, "standard output") from None


def _held(path: Path) -> str:
    """What somebody keeps in a file, so that no report or drawing may replace it; empty for any other file."""
    from argmap.config import FILES

    record = _record(path)
    if isinstance(record.get("argmap"), int) or {"trees", "judgements"} & record.keys():
        return "holds a map, a part or a review"
    if path.name in FILES:
        return "holds settings"
    if any(each.is_file() and each.samefile(path) for each in _named(path)):
        return "is read by this command"
    return ""


def _record(path: Path) -> dict[str, Any]:
    """The JSON object in a file; empty where it is none."""
    import json

    with path.open("rb") as file:
        if not file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return {}
    try:
        record = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _named(path: Path) -> Iterator[Path]:
    """The files that the command line names for reading, and the texts of its maps if they are called like a file."""
    context = click.get_current_context(silent=True)
    given = {key: value for key, value in (context.params if context else {}).items() if key != "output" and value}
    for key, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        yield from (each for each in values if isinstance(each, Path))
        if key in ("maps", "map_path"):
            yield from (text for each in values if (text := _text_of(Path(each), path.resolve().name)))
        if key == "theme":
            yield Path(value)


def _text_of(path: Path, name: str) -> Path | None:
    """The paper's text of a map, where it has this name."""
    from argmap.anchor import locate_text
    from argmap.load import MAP_FILE

    file = path / MAP_FILE if path.is_dir() else path
    paper = _record(file).get("paper") if file.is_file() else None
    text = paper.get("text") if isinstance(paper, dict) else None
    return locate_text(name, file.parent, None) if text == name else None


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
