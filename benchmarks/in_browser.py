"""What a browser makes of an SVG: measured by a script inside headless Chromium, the same for every drawing.

A box is a group that is drawn for one claim, step or objection; its outline is its largest shape. Each drawing is
enlarged until its smallest letters are ten pixels high, so that drawings of different units can be compared.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

A4 = (190.0 / 25.4 * 72, 277.0 / 25.4 * 72)  # points inside margins of 10 mm
COLOURS = 96  # of a picture
LETTERS = 10  # pixels of the smallest letters while a drawing is measured
_MEASURED = re.compile(r'<pre id="measures">(.*?)</pre>', re.DOTALL)

SCRIPT = r"""
const svg = document.querySelector('svg');
const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
const letters = t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().d;
const sized = () => Math.min(...texts.map(letters));
const first = svg.getBoundingClientRect(), larger = LETTERS / sized();
svg.style.width = first.width * larger + 'px';
svg.style.height = first.height * larger + 'px';
const ground = svg.getBoundingClientRect();
const groups = [...svg.querySelectorAll('g.node, g[role=listitem]')];
const rect = e => e.getBoundingClientRect();
const area = r => r.width * r.height;
const shapes = g => [...g.querySelectorAll('rect, path, polygon, ellipse, circle')];
const boxes = groups.map(g => {
  const all = shapes(g), outline = all.reduce((a, b) => area(rect(b)) > area(rect(a)) ? b : a);
  return {g, all, outline, r: rect(outline)};
});
const SLACK = LETTERS / 10;  // a tenth of the smallest letters is no fault
const within = (t, r) => t.left >= r.left - SLACK && t.right <= r.right + SLACK && t.top >= r.top - SLACK
  && t.bottom <= r.bottom + SLACK;
function spilt() {
  let boxesSpilt = 0, most = 0, texts = 0;
  for (const b of boxes) {
    let spills = false;
    for (const t of b.g.querySelectorAll('text')) {
      const r = rect(t);
      if (!b.all.some(s => within(r, rect(s)))) {
        spills = true; texts += 1;
        most = Math.max(most, r.right - b.r.right, b.r.left - r.left, b.r.top - r.top, r.bottom - b.r.bottom);
      }
    }
    boxesSpilt += spills;
  }
  return {boxes: boxesSpilt, texts, most};
}
const asDrawn = spilt();
let overlaps = 0;
for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
  const a = boxes[i].r, b = boxes[j].r;
  if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK) overlaps += 1;
}
const apart = (p, r) => Math.hypot(Math.max(r.left - p.x, 0, p.x - r.right), Math.max(r.top - p.y, 0, p.y - r.bottom));
const nearest = p => boxes.reduce((a, b) => apart(p, b.r) < apart(p, a.r) ? b : a);
const lines = [...svg.querySelectorAll('g.edge path, g.lines path:not(.head)')].map(path => {
  const m = path.getScreenCTM(), length = path.getTotalLength(), points = [];
  const count = Math.max(8, Math.ceil(length * m.a / 3));
  for (let i = 0; i <= count; i++) {
    const p = path.getPointAtLength(length * i / count);
    points.push({x: m.a * p.x + m.c * p.y + m.e, y: m.b * p.x + m.d * p.y + m.f});
  }
  return {points, length: length * m.a, ends: [nearest(points[0]), nearest(points[count])]};
});
const inside = (p, b) => p.x > b.r.left + 2 && p.x < b.r.right - 2 && p.y > b.r.top + 2 && p.y < b.r.bottom - 2
  && b.outline.isPointInFill(new DOMPoint(p.x, p.y).matrixTransform(b.outline.getScreenCTM().inverse()));
const throughBoxes = lines.filter(l => boxes.some(b => !l.ends.includes(b) && l.points.some(p => inside(p, b)))).length;
const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
function cross(k, l) {
  for (let i = 1; i < k.points.length; i++) for (let j = 1; j < l.points.length; j++) {
    const [a, b, c, d] = [k.points[i - 1], k.points[i], l.points[j - 1], l.points[j]];
    if (Math.max(a.x, b.x) < Math.min(c.x, d.x) || Math.max(c.x, d.x) < Math.min(a.x, b.x)) continue;
    if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
  }
  return false;
}
let crossings = 0;
for (let i = 0; i < lines.length; i++) for (let j = i + 1; j < lines.length; j++)
  if (!lines[i].ends.some(e => lines[j].ends.includes(e)) && cross(lines[i], lines[j])) crossings += 1;
const said = e => [...e.querySelectorAll('text')].map(t => t.textContent).join('\n');
const inBoxes = groups.map(said), each = texts.map(letters).sort((a, b) => a - b);
texts.forEach(t => t.removeAttribute('textLength'));
const unforced = spilt();
const told = {width: ground.width, height: ground.height, boxes: boxes.length, lines: lines.length,
  smallest: sized(), spilt: asDrawn, unforced, overlaps, throughBoxes, crossings, inBoxes,
  usual: each[Math.floor(each.length / 2)], places: boxes.map(b => [b.r.left, b.r.top, b.r.width, b.r.height]),
  longest: Math.max(...lines.map(l => l.length))};
svg.remove();
const pre = document.createElement('pre');
pre.id = 'measures'; pre.textContent = JSON.stringify(told);
document.body.append(pre);
"""


def measures(svg: Path, chromium: str, fonts: str = "") -> dict[str, Any]:
    """What the script finds in a drawing; with `fonts`, drawn in those instead of the ones it names."""
    forced = f"svg, svg * {{ font-family: {fonts} !important }}" if fonts else ""
    page = _page(svg, f"body {{ margin: 0 }} {forced}", f"<script>const LETTERS = {LETTERS};{SCRIPT}</script>")
    told = _chromium(chromium, page, "--virtual-time-budget=60000", "--dump-dom")
    found = _MEASURED.search(told)
    if not found:
        raise SystemExit(f"{chromium} did not measure {svg}: {told[:300]}")
    return dict(json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")))


def picture(svg: Path, chromium: str, found: dict[str, Any], longest: int, out: Path) -> None:
    """The whole drawing as PNG, its longer side so many pixels."""
    scale = longest / max(found["width"], found["height"])
    _shot(svg, chromium, found, scale, (0, 0), (found["width"] * scale, found["height"] * scale), out)


def detail(svg: Path, chromium: str, found: dict[str, Any], words: str, size: tuple[int, int], out: Path) -> None:
    """The surroundings of the box with these words as PNG, the smallest letters being ten pixels."""
    at = next(at for at, said in enumerate(found["inBoxes"]) if words in "".join(said.split()))
    left, top, wide, high = found["places"][at]
    corner = (left + wide / 2 - size[0] / 2, top + high / 2 - size[1] / 2)
    _shot(svg, chromium, found, 1.0, corner, size, out)


def _shot(svg: Path, chromium: str, found: dict[str, Any], scale: float, corner: tuple[float, float],
          size: tuple[float, float], out: Path) -> None:  # fmt: skip
    from PIL import Image

    wide, high = found["width"] * scale, found["height"] * scale
    style = (f"body {{ margin: 0; background: white; overflow: hidden }} svg {{ width: {wide}px; height: {high}px; "
             f"position: absolute; left: {-corner[0]}px; top: {-corner[1]}px }}")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder, "shot.png")
        window = f"--window-size={round(size[0])},{round(size[1])}"
        _chromium(chromium, _page(svg, style), window, f"--screenshot={shot}")
        few = Image.open(shot).convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=3)
        few.save(out, optimize=True)


def on_a4(found: dict[str, Any], letters: str = "smallest") -> float:
    """Points of the smallest letters, or of the usual ones, with the drawing on A4 as it lies best."""
    short, long = A4
    wide, high = found["width"], found["height"]
    scale = max(min(short / wide, long / high), min(long / wide, short / high))
    return float(found[letters] * scale)


def _page(svg: Path, style: str, script: str = "") -> str:
    drawn = svg.read_text(encoding="utf-8")
    drawn = drawn[drawn.index("<svg") :]
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{drawn}{script}"


def _chromium(command: str, page: str, *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, encoding="utf-8")
        sandbox: Sequence[str] = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        run = subprocess.run([command, "--headless", "--disable-gpu", "--hide-scrollbars", *sandbox, *options,
                              f"--user-data-dir={folder}/profile", file.as_uri()],
                             capture_output=True, text=True, timeout=300, check=False)  # fmt: skip
        return run.stdout
