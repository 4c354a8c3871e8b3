"""The schemes for a person: what each can conclude, its roles, its critical questions, in the language asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from argmap.errors import UsageError, did_you_mean
from argmap.model import Question, Role, Scheme, Text, in_languages, languages
from argmap.safe import markdown_text
from argmap.schemes import table

_INTRO = """A scheme is a type of step: what it starts from, what it can conclude, and the critical questions that it
has to stand up to. A map names the scheme of a step in `"scheme"`, binds premises to its roles in `"roles"`, and notes
in `"answers"` how the paper meets its questions. Naming a scheme is the mapper's reading of the step; it licenses
nothing by itself. A role that is filled with a *fact* speaks of the case in hand; one for a *generalisation* is the
rule by which the fact bears on the conclusion. A question is either one that whoever argues has to answer, or one that
counts only when somebody raises it. One that asks about a generalisation is put once there is one: as long as the role
is empty, that is what the step lacks.

The table extends Walton, Reed & Macagno, *Argumentation Schemes* (2008), with steps that the literature on method
describes and that papers on international relations make. A map may declare schemes of its own (`"schemes"`)."""


def language_of(tag: str) -> str:
    """A language in which the schemes are written, or `both`. Raises `UsageError` for any other."""
    written = languages(next(iter(table().values())).name)
    if tag != "both" and tag.partition("-")[0] not in {each.partition("-")[0] for each in written}:
        raise UsageError(f"the schemes are written in {' and '.join(written)}, not in '{tag}'; or --lang both")
    return tag


def scheme_of(name: str) -> Scheme:
    """One of argmap's schemes by its id. Raises `UsageError` for any other."""
    if name not in table():
        hint = did_you_mean(name, list(table()))
        raise UsageError(f"no scheme is called '{name}'; {hint or '`argmap rule --schemes` lists them'}")
    return table()[name]


def as_text(scheme: Scheme, language: str) -> str:
    """A scheme for a terminal."""
    said = _in(language)
    named = f" ({said(scheme.name)})" if scheme.name else ""
    roles = [(role.id, said(role.name), sort(role)) for role in scheme.roles]
    asked = [(each.id, said(each.text), burden(each)) for each in scheme.questions]
    lines = [f"scheme {scheme.id}{named}", f"concludes {', '.join(scheme.conclusion)}", ""]
    lines += ['Roles (in the inference\'s "roles"):', *_columns(roles)]
    return "\n".join([*lines, "", 'Critical questions (met in the inference\'s "answers"):', *_columns(asked)]) + "\n"


def _columns(rows: list[tuple[str, str, str]]) -> list[str]:
    width = max((len(name) for name, _, _ in rows), default=0)
    return [f"  {name:<{width}}  {' '.join(filter(None, (told, f'({sort})')))}" for name, told, sort in rows]


def sort(role: Role) -> str:
    """What fills a role, and whether it has to be filled."""
    kind = "a generalisation" if role.general else "a fact of the case"
    return ", ".join(filter(None, (kind, "one or more" if role.many else "", "" if role.required else "may be empty")))


def burden(question: Question) -> str:
    """Who has to answer a critical question, and when it is put."""
    who = "whoever argues must answer" if question.burden == "proponent" else "only when raised"
    return f"{who}, once {question.role} is filled" if question.role else who


def as_markdown(schemes: Iterable[Scheme], language: str) -> str:
    """Schemes as one Markdown page: an index, and a section for each."""
    chosen, said = list(schemes), _in(language)
    index = [f"| [{each.id}](#{each.id}) | {said(each.name)} | {', '.join(each.conclusion)} |" for each in chosen]
    blocks = ["# Schemes", _INTRO, "\n".join(["| scheme | name | concludes |", "|---|---|---|", *index])]
    return "\n\n".join([*blocks, *(section(each, language) for each in chosen)]) + "\n"


def section(scheme: Scheme, language: str) -> str:
    """The part of a Markdown page that is about one scheme."""
    said = _in(language)
    roles = [f"| `{role.id}` | {markdown_text(said(role.name))} | {sort(role)} |" for role in scheme.roles]
    asked = [f"| `{each.id}` | {markdown_text(said(each.text))} | {burden(each)} |" for each in scheme.questions]
    named = f"{markdown_text(said(scheme.name))}. " if scheme.name else ""
    blocks = [
        f"## {scheme.id}",
        f"{named}Concludes: {', '.join(scheme.conclusion)}.",
        "\n".join(["| role | | filled with |", "|---|---|---|", *roles]),
        "\n".join(["| question | | who must answer |", "|---|---|---|", *asked]),
    ]
    return "\n\n".join(blocks)


def _in(language: str) -> Callable[[Text | None], str]:
    return lambda text: in_languages(text, language)
