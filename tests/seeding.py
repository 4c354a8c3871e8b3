"""Tight maps, in which the checker finds nothing, and the faults that are sown into them, one at a time.

A tight map is a tree of claims. Each claim has one inference or, at its ends, two sources of its own; each inference a
cited warrant, or a scheme with a premise in each role and an answer to each question; a text that the anchors quote; an
objection with a reply. Its sentences have a subject of their own and the subject of what they support as their object.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.model import Scheme
from argmap.schemes import table

Written = dict[str, Any]
LANGUAGES = ("en", "zh-Hant")

_NOUNS = (
    "trade 貿易|tower 塔樓|river 河流|horse 馬匹|pilot 飛手|grain 穀物|metal 金屬|music 音樂|candy 糖果|lemon 檸檬|"
    "tiger 老虎|wagon 車廂|cabin 木屋|robot 機械|salad 沙拉|piano 鋼琴|ocean 海洋|paint 油漆|cloth 布匹|brick 磚頭|"
    "chess 棋局|field 田野|glass 玻璃|honey 蜂蜜|ivory 象牙|jewel 珠寶|knife 刀具|lunar 月球|mango 芒果|olive 橄欖|"
    "pearl 珍珠|queen 王后|radio 廣播|steam 蒸汽|train 火車|uncle 叔父|vapor 霧氣|water 清水|yacht 遊艇|zebra 斑馬|"
    "bread 麵包|cargo 貨運|drama 戲劇|engin 引擎|flute 長笛|globe 地球|hotel 旅館|inlet 水灣|judge 法官|kayak 皮艇"
)
_VERBS = (
    "guards 守護|shapes 塑造|lifts 抬升|feeds 餵養|slows 拖慢|warms 溫暖|splits 分裂|drains 耗盡|"
    "mends 修補|blocks 阻擋|cools 冷卻|tests 考驗|moves 推動|bends 彎折|sorts 整理|tunes 調校|seals 封存|marks 標記|"
    "turns 扭轉|links 聯結"
)
NOUNS = [tuple(each.split()) for each in _NOUNS.split("|")]
VERBS = [tuple(each.split()) for each in _VERBS.split("|")]

# Schemes with a generalisation among their required roles, and without; what they may conclude here.
GENERAL = {
    "sign": "interpretive", "classification": "interpretive", "reinterpretation": "interpretive",
    "theory-application": "interpretive", "commitment": "empirical", "composition": "interpretive",
    "analogy": "interpretive", "consensus": "theoretical", "conditions-met": "interpretive",
    "lack-of-evidence": "empirical", "effect-to-cause": "causal", "role-interest": "intentional",
    "value-based": "policy",
}  # fmt: skip
PLAIN = {
    "enumeration": "interpretive", "deductive": "interpretive", "aspects": "interpretive",
    "documentary-record": "empirical", "conceptual-contrast": "interpretive",
}  # fmt: skip
STYLES = ("warrant", "cause", "general", "plain")


@dataclass
class Tight:
    """A map as it is written, with its text, and its records by id."""

    language: str
    document: Written
    text: str
    records: dict[str, Written] = field(default_factory=dict)
    root: str = ""
    above: dict[str, str] = field(default_factory=dict)  # claim -> the step that starts from it, step -> its conclusion

    @property
    def steps(self) -> list[str]:
        return [name for name, record in self.records.items() if "premises" in record]

    @property
    def claims(self) -> list[str]:
        return [name for name, record in self.records.items() if "text" in record]

    @property
    def inner(self) -> list[str]:
        return [name for name in self.claims if self.records[name].get("inferences")]

    @property
    def leaves(self) -> list[str]:
        """Claims at the ends of the argument for the root."""
        return [name for name in self.claims if name in self.above and name not in self.inner]

    def by_style(self, *styles: str) -> list[str]:
        return [name for name in self.steps if self.records[name]["x"]["style"] in styles]

    def kind(self, claim: str) -> str:
        return str(self.records[claim]["kind"])

    def premises(self, step: str) -> list[str]:
        return [each.get("ref") or each["id"] for each in self.records[step]["premises"]]

    def a_warrant(self) -> Written:
        """A warrant with a work that the map cites."""
        rule = {"en": "Whatever is needed is kept.", "zh-Hant": "所需之物皆留。"}
        return {"text": rule, "cites": [{"source": self.document["references"][0]["id"]}]}

    def upwards(self, name: str) -> Iterator[str]:
        """What rests on a claim or a step, up to the root."""
        while name in self.above:
            name = self.above[name]
            yield name


def tight(seed: int, language: str) -> Tight:
    """A map without findings, another one for each seed."""
    return _Growing(random.Random(seed), language).grown()  # noqa: S311


class _Growing:
    def __init__(self, chance: random.Random, language: str) -> None:
        self.chance, self.language = chance, language
        self.nouns = chance.sample(NOUNS, len(NOUNS))
        self.sentences: list[str] = []
        self.references: list[Written] = []
        self.notes: Written = {}
        self.trees: list[Written] = []
        self.styles = chance.sample(STYLES, len(STYLES)) + chance.choices(STYLES, k=chance.randint(0, 2))
        self.found = Tight(language, {}, "")

    def grown(self) -> Tight:
        root = self._claim(self.nouns.pop())
        frontier = [root]
        while self.styles:
            claim = frontier.pop(self.chance.randrange(len(frontier)))
            frontier += self._argued(claim, self.styles.pop())
        for leaf in frontier:
            self._cited(leaf)
        self._objected(root)
        return self._whole(root)

    def _claim(self, about: tuple[str, str], kind: str = "interpretive", **more: Any) -> Written:
        (noun, han), (verb, act) = self.nouns.pop(), self.chance.choice(VERBS)
        words = {"en": f"The {noun} {verb} the {about[0]}.", "zh-Hant": f"{han}{act}{about[1]}。"}
        english = self.language == "en"
        self.sentences.append(words["en"] if english else words["zh-Hant"])
        claim = {
            "id": f"{noun}-{len(self.found.records)}", "text": words, "kind": kind, "aspect": "under-way",
            "uses": ["key"], "period": f"2021/{self.chance.randint(2022, 2024)}", "x": {"noun": [noun, han]},
            "scope": {"quantifier": "some", "places": ["Asia"]},
            "anchors": [{"section": "1", "quote": f"{noun} {verb}" if english else f"{han}{act}"}], **more,
        }  # fmt: skip
        self.found.records[claim["id"]] = claim
        return claim

    def _argued(self, claim: Written, style: str) -> list[Written]:
        """Write a step to a claim, and return its premises."""
        step: Written = {"id": f"{claim['id']}.i1", "x": {"style": style}, "premises": []}
        claim["inferences"] = [step]
        self.found.records[step["id"]] = step
        self.found.above[step["id"]] = claim["id"]
        if style == "warrant":
            rule = {"en": f"Whatever {self.nouns.pop()[0]} needs is kept.", "zh-Hant": "所需之物皆留。"}
            step["warrant"] = {"text": rule, "cites": [{"source": self._work()}]}
            return [self._premise(step, claim) for _ in range(self.chance.randint(2, 3))]
        names = {"cause": {"cause-to-effect": "predictive"}, "general": GENERAL, "plain": PLAIN}[style]
        step["scheme"] = self.chance.choice(sorted(names))
        claim["kind"] = names[step["scheme"]]
        return self._by_scheme(step, claim, table()[step["scheme"]])

    def _by_scheme(self, step: Written, claim: Written, scheme: Scheme) -> list[Written]:
        step["roles"] = {role.id: [] for role in scheme.roles if role.required}
        step["answers"] = {each.id: {"status": "answered"} for each in scheme.questions if each.burden == "proponent"}
        written = []
        for role in scheme.roles:
            if role.required:
                for _ in range(2 if role.many and not role.general else 1):
                    kind = "theoretical" if role.general else "empirical"
                    kind = {"value": "normative", "goal": "normative"}.get(role.id, kind)
                    written.append(self._premise(step, claim, kind))
                    step["roles"][role.id].append(written[-1]["id"])
        return written

    def _premise(self, step: Written, claim: Written, kind: str = "empirical") -> Written:
        premise = self._claim(tuple(claim["x"]["noun"]), kind)
        inside = self.chance.random() < 0.6
        step["premises"].append(premise if inside else {"ref": premise["id"]})
        if not inside:
            self.trees.append(premise)
        self.found.above[premise["id"]] = step["id"]
        return premise

    def _work(self) -> str:
        name = f"work-{len(self.references)}"
        self.references.append({"id": name, "type": self.chance.choice(("report", "article-newspaper")),
                                "author": [{"family": f"Author{len(self.references)}"}],
                                "issued": {"date-parts": [[2025]]}})  # fmt: skip
        return name

    def _cited(self, claim: Written) -> None:
        """Two works for a claim: one cited in the text, one in a note."""
        number = str(len(self.notes) + 1)
        self.notes[number] = {"works": [{"source": self._work(), "locator": "3"}]}
        claim["cites"] = self.chance.sample([{"source": self._work()}, {"note": number}], 2)

    def _objected(self, root: Written) -> None:
        """A rebuttal of the root, and a reply that defeats it."""
        against = self._claim(tuple(root["x"]["noun"]), voice="opponent")
        reply = self._claim(tuple(against["x"]["noun"]))
        self._cited(against)
        self._cited(reply)
        answer = {"id": "reply", "kind": "rebuts", "claim": reply}
        root["objections"] = [{"id": "objection", "kind": "rebuts", "claim": against, "replies": [answer]}]
        self.found.records |= {"objection": root["objections"][0], "reply": answer}

    def _whole(self, root: Written) -> Tight:
        self.found.root = root["id"]
        english = self.language == "en"
        begins, ends = ("Beginning", "Ending") if english else ("開端", "結尾")
        stop = "." if english else "。"
        self.found.text = "\n\n".join([begins + stop, *self.sentences, ends + stop]) + "\n"
        self.chance.shuffle(self.trees)
        self.found.document |= {
            "argmap": 1, "id": "m", "paper": {"language": "en" if english else "zh-Hant", "csl": {
                "id": "paper", "type": "article-journal", "issued": {"date-parts": [[2026]]}}},
            "sections": [{"id": "1", "begins": begins}, {"id": "2", "begins": ends}],
            "references": self.references, "notes": self.notes,
            "terms": [{"id": "key", "labels": {"en": ["keystone"]}, "senses": [{"id": "only", "text": "one"}]}],
            "roots": [root["id"]], "trees": [root], "parts": [{"part": "rest", "trees": self.trees}],
        }  # fmt: skip
        return self.found
