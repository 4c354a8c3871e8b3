"""The command line. Data goes to stdout, talk to stderr; exit 0 done, 1 findings or differences, 2 cannot do it."""

from __future__ import annotations

import gc
import os
import sys

import click

from argmap import __version__
from argmap.cli import checking, comparing, drawing, explaining, exploring, history, merging, writing
from argmap.cli.common import talk

_HELP = """Structured argument maps of scholarly texts: checked and drawn.

MAP is a folder with a map.json, a JSON file, - for standard input, or git:REV:PATH for the map at a path in a revision
of git. A claim is *grounded* when what is recorded for
it leads to citations, definitions or common knowledge; a step is *licensed* when the map records a warrant, or a
scheme with its roles filled and its questions answered. Neither says anything about truth.
"""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="argmap %(version)s")
def argmap() -> None:
    pass


for _verb in (*drawing.VERBS, *checking.VERBS, *explaining.VERBS, *exploring.VERBS, *comparing.VERBS, *history.VERBS,
              *merging.VERBS,
              *writing.VERBS):  # fmt: skip
    argmap.add_command(_verb)


def main() -> None:
    """Run the command line; what goes wrong is said in a sentence, never in a traceback."""
    _stand_in()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # data are UTF-8 wherever they go, as files are
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 15 ms; we use none
    gc.disable()  # one short run: nothing is left to collect, and looking for it costs a third of the time
    _leave(_run())


def _stand_in() -> None:
    """Let nothing stand for streams that are closed (`>&-`), lest a file that is opened later takes their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def _run() -> int:
    """The exit code of one run."""
    try:
        code = argmap.main(prog_name="argmap", standalone_mode=False)
    except SystemExit as stop:
        code = stop.code
    except click.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except Exception as error:
        code = _said(error)
    return code if isinstance(code, int) else 0


def _leave(code: int) -> None:
    """Leave at once: taking a large map to pieces in memory, to no use, would cost a tenth of the run."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = code or 2
    except OSError as error:  # a full disk may show only now
        code = 2 if code == 2 else _said(OSError(error.errno, error.strerror, "standard output"))
    os._exit(code)


def _said(error: Exception) -> int:
    from argmap.errors import ArgmapError

    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    if os.environ.get("ARGMAP_DEBUG"):
        raise error
    if isinstance(error, ArgmapError):
        talk(f"argmap: {error}")
        return error.exit_code
    if isinstance(error, OSError):
        talk(f"argmap: {error.filename or 'a file'}: {error.strerror or error}")
        return 2
    told = f"{type(error).__name__}: {error} (ARGMAP_DEBUG=1 shows where)"
    talk(f"argmap: this is a fault of argmap: {told}")
    return 2
