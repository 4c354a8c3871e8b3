"""The school essay, revised by hand as authors revise: each function takes the map and makes one revision of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from argmap.load import load
from argmap.model import Claim, Inference, Map

Written = dict[str, Any]
Revise = Callable[["Editing"], None]
ESSAY = load(Path(__file__).parent.parent / "maps" / "school-start-2")
CHINESE = {
    "thesis": "筆者的高中最好不要早於八點半開始上課。",
    "buses-cannot": "較晚的上課鐘所需要的校車，那時正在接送小學生。",
    "early-means": "第一堂課的鐘聲若在八點半以前響起，就算早上課。",
    "sleep-goal": "學校必須讓學生得到所需要的睡眠。",
    "students-short": "2015年，多數美國高中生的睡眠少於青少年所需。",
    "teens-need": "這個年紀的人需要八到十小時的睡眠。",
    "under-eight": "2015年，美國將近四分之三的高中生在上學日的夜裡睡不到八小時。",
    "here-sleep": "上課鐘一旦延後，筆者學校的學生在2027至28學年大概會睡得久一些。",
    "bell-moves": "董事會把筆者學校的第一道鐘定在八點半。",
    "later-sleep": "學校延後上課以後，青少年通常會睡得比較久。",
    "seattle-longer": "2016年西雅圖把上課時間由七點五十分改為八點四十五分後，受觀察的高中生多睡了約三十分鐘。",
    "colorado-longer": "科羅拉多州某學區的高中生說，上課晚七十分鐘使他們多睡了四十五分鐘。",
    "review-most": "在所檢視的三十八份報告中，多數研究發現延後上課使上學日的睡眠增加。",
    "bed-later": "學生會趁上課鐘延後而更晚就寢，睡得並不比以前久。",
    "bedtime-earlier": "羅德島一所學校晚半小時上課後，學生就寢的時間提早了十八分鐘。",
    "against-clock": "許多青少年因為上課鐘太早，不得不違背體內的時鐘起床。",
    "clock-shifts": "在青春期，入睡的時間會漸漸往後移，這有一部分是天生的。",
    "tenth-grade": "升上一個年級後由八點二十五分改為七點二十分上課的學生，起得更早，卻沒有更早就寢。",
    "lazy": "青少年睡得太少是因為懶惰。",
    "no-fault-rule": "學校只要做得到，就必須讓學生免於自己無法左右的辛苦。",
    "fewer-crashes": "延後上課之處，年輕駕駛的車禍通常較少。",
    "safety-duty": "任何學校都不可以使學生上學的路更加危險。",
    "colorado-swap": "科羅拉多州那個學區以小學早一小時上課作為交換。",
    "parents-work": "有些家長不到八點就出門上班。",
    "early-doors": "校舍仍然在七點半開門。",
    "scores-flat": "一項大型研究發現，上課時間並沒有改變考試成績。",
}  # fmt: skip


OTHERS = {
    "scores-flat": "Sports clubs would lose an hour of daylight in winter.",
    "fewer-crashes": "Breakfast at home is eaten more often by families who do not hurry.",
    "lazy": "Screens glow in bedrooms until midnight.",
    "parents-work": "Cafeteria staff have contracts that end at two.",
    "no-fault-rule": "Public institutions ought to treat all children fairly.",
}


class Editing:
    """A map while it is being revised: `edit["lazy"]` is the claim of that id; premises are ids."""

    def __init__(self, language: str = "en") -> None:
        self.map: Written = ESSAY.model_dump(mode="json")
        self.called: dict[str, str] = {}
        self.part: list[Written] = self.map["parts"][0]["claims"]
        if language != "en":
            self.map["paper"]["language"] = language
            for name, text in CHINESE.items():
                self[name] |= {"text": text, "label": None}

    @property
    def claims(self) -> list[Written]:
        return [*self.map["claims"], *self.part]

    def __getitem__(self, name: str) -> Written:
        return next(each for each in self.claims if each["id"] == name)

    def __setitem__(self, name: str, fields: Written) -> None:
        """`edit[name] |= fields` changes the claim in its place."""
        self[name].update(fields)

    def says(self, **texts: str) -> None:
        """Other words for claims, whose ids are written with `_`; the passage is in other words too."""
        for name, text in texts.items():
            claim = self[name.replace("_", "-")]
            passage = {"section": claim["anchors"][0]["section"], "quote": text[: len(text) // 2]}
            claim |= {"text": text, "label": None, "anchors": [passage]}

    def step(self, name: str) -> Written:
        return next(step for each in self.claims for step in each["inferences"] if step["id"] == name)

    def add(self, name: str, text: str, **fields: Any) -> None:
        self.part.append(Claim.model_validate({"id": name, "text": text, **fields}).model_dump(mode="json"))

    def drop(self, name: str) -> None:
        """Take a claim out, with its place in every step."""
        self.map["claims"] = [each for each in self.map["claims"] if each["id"] != name]
        self.part[:] = [each for each in self.part if each["id"] != name]
        for step in (step for each in self.claims for step in each["inferences"]):
            self.cut(step, name)

    def cut(self, step: Written, name: str) -> None:
        step["premises"] = [each for each in step["premises"] if each != name]
        step["roles"] = {role: [each for each in names if each != name] for role, names in step["roles"].items()}
        for answer in step["answers"].values():
            answer["by"] = [each for each in answer["by"] if each != name]

    def rename(self, names: Mapping[str, str]) -> None:
        """New ids for claims, and for their steps and objections; `called` has the old ids by the new ones."""
        text = json.dumps(self.map)
        for old, new in names.items():
            for end in ('"', ".i", ".o"):
                text = text.replace(f'"{old}{end}', f'"\0{new}{end}')
        self.map = json.loads(text.replace("\0", ""))
        self.part = self.map["parts"][0]["claims"]
        self.called = {new: old for old, new in names.items()}

    def rename_all(self) -> None:
        """New ids in another order than that of the claims."""
        names = sorted((each["id"] for each in self.claims), key=lambda each: str(each)[::-1])
        self.rename({name: f"n{at}" for at, name in enumerate(names)})

    def number(self, first: int) -> None:
        """Ids that count the claims."""
        self.rename({each["id"]: f"c{at}" for at, each in enumerate(self.claims, first)})

    def done(self) -> Map:
        return Map.model_validate(self.map)


def in_synonyms(edit: Editing) -> None:
    edit.says(
        students_short="In 2015 most high schoolers in America were sleeping less than adolescents require.",
        under_eight="Nearly three quarters of American pupils in high school slept fewer than eight hours on nights "
        "before lessons in 2015.",
        no_fault_rule="Wherever possible, schools must spare pupils burdens for which they are not to blame.",
        against_clock="Early bells force a good many adolescents out of bed while their body still says night.",
        fewer_crashes="Young motorists tend to crash less often where lessons begin later.",
        lazy="It is sloth that leaves adolescents short of rest.",
        bed_later="Pupils would merely sit up longer if the bell came later, and gain no rest.",
        safety_duty="Schools must never add to the risks that pupils run on the road.",
        colorado_swap="In return, primary schools of that district in Colorado began sixty minutes earlier.",
    )


def two_in_one(edit: Editing) -> None:
    seattle, colorado = edit["seattle-longer"], edit["colorado-longer"]
    seattle["text"] = (
        "High school students got more sleep with a later start: in Seattle some thirty minutes, and in one Colorado "
        "district, by their own word, three quarters of an hour."
    )
    seattle["cites"] += colorado["cites"]
    seattle["anchors"] += colorado["anchors"]
    edit.drop("colorado-longer")


def in_two(edit: Editing) -> None:
    """The second half has few of the words that were there, and all else."""
    whole = edit["tenth-grade"]
    whole["text"] = "Students rose earlier without going to bed earlier."
    beside = {key: whole[key] for key in ("kind", "anchors", "cites", "period", "scope")}
    edit.add("tenth-grade-when", "For that grade lessons had begun over an hour sooner.", **beside)
    edit.step("against-clock.i1")["premises"].append("tenth-grade-when")


def cut_short(edit: Editing) -> None:
    """What takes the place of what was cut says something else, on other grounds."""
    edit["tenth-grade"]["text"] = "Students rose earlier without going to bed earlier."
    edit.add("naps", "Afternoon naps are reported by teachers of every form.", kind="empirical")
    edit.step("against-clock.i1")["premises"].append("naps")


def elsewhere(edit: Editing) -> None:
    edit.cut(edit.step("against-clock.i1"), "tenth-grade")
    edit.step("thesis.i3")["premises"].append("tenth-grade")
    edit["tenth-grade"]["anchors"][0]["section"] = "4"


def new_evidence(edit: Editing) -> None:
    edit.add("wyoming-crashes", "In one county of Wyoming crashes of teenage drivers fell by seven in ten after the "
             "high school opened an hour later.", kind="empirical", cites=[{"source": "wheaton-2016"}])  # fmt: skip
    edit["fewer-crashes"]["inferences"] = [{"id": "fewer-crashes.i1", "premises": ["wyoming-crashes"]}]


def each_by_itself(edit: Editing) -> None:
    """What reports showed together with two cases, they now show by themselves."""
    edit.cut(edit.step("later-sleep.i1"), "review-most")
    edit["later-sleep"]["inferences"].append(_step("later-sleep.i2", "review-most"))


def other_reason(edit: Editing) -> None:
    """Another reason under the id of the one that was there."""
    steps = edit["thesis"]["inferences"]
    edit["thesis"]["inferences"] = [*steps[:2], _step("thesis.i3", "early-doors")]


def numbered_on(edit: Editing) -> None:
    """A new section after the first, so that the others are counted on."""
    names = {str(number): str(number + 1) for number in range(2, 7)}
    text = json.dumps(edit.map)
    for old in sorted(names, reverse=True):
        for field in ("section", "id"):
            text = text.replace(f'"{field}": "{old}"', f'"{field}": "{names[old]}"')
    edit.map = json.loads(text)
    edit.part = edit.map["parts"][0]["claims"]
    edit.map["sections"].insert(1, {"id": "2", "title": {"en": "What others found"}})


def _step(name: str, *premises: str) -> Written:
    return Inference.model_validate({"id": name, "premises": premises}).model_dump(mode="json")


def objection_gone(edit: Editing) -> None:
    edit["against-clock"]["objections"] = []
    edit.drop("lazy")


def all_ids_new(edit: Editing) -> None:
    in_synonyms(edit)
    edit.rename_all()


def hedged(edit: Editing) -> None:
    edit["later-sleep"] |= {"text": "Teenagers may get more sleep once their school starts later.",
                            "modality": "plausible"}  # fmt: skip
    edit["against-clock"] |= {"text": "It seems that many teenagers have to get up against their inner clock because "
                              "of an early bell.", "modality": "probable"}  # fmt: skip


def premise_cut(edit: Editing) -> None:
    edit.drop("safety-duty")


def turned_round(edit: Editing) -> None:
    edit.cut(edit.step("later-sleep.i1"), "review-most")
    edit["review-most"]["text"] = "Few of the studies among 38 reviewed reports saw more sleep with a later start."
    edit["later-sleep"]["objections"].append({"id": "later-sleep.o2", "kind": "rebuts", "claim": "review-most"})


def others_in_their_place(edit: Editing) -> None:
    """Claims that give way to others, which stand where they stood and say something else."""
    for name, text in OTHERS.items():
        other = name[::-1]
        edit.says(**{name.replace("-", "_"): text})
        edit[name] |= {"scope": None, "cites": []}
        edit.called[other] = name
    edit.rename({name: other for other, name in edit.called.items()})


def in_chinese_synonyms(edit: Editing) -> None:
    edit.says(
        students_short="大部分美國高中生在2015年睡眠不足，達不到青少年應有的時數。",
        sleep_goal="學生該睡多久，校方就得讓他們睡多久。",
        under_eight="據2015年的數字，全美高中生約有四分之三，平日晚上睡眠未滿八個鐘頭。",
        against_clock="上課鐘響得早，不少青少年只好在生理時鐘還沒醒時就下床。",
        clock_shifts="青春期的孩子越來越晚才想睡，這多少是生理使然。",
        lazy="年輕人睡眠不足，只因生性懶散。",
        fewer_crashes="晚些上課，青年駕駛人發生的事故往往比較少。",
        parents_work="部分父母八點前就得去工作。",
        buses_cannot="若要延後打鐘，所需的校車當時都在載小學生。",
    )


def in_chinese_all_new(edit: Editing) -> None:
    in_chinese_synonyms(edit)
    edit["here-sleep"] |= {"text": "上課鐘若延後，筆者學校的學生在2027至28學年或許會睡得久一些。",
                           "modality": "plausible"}  # fmt: skip
    edit["tenth-grade"]["text"] = "升上一個年級後由八點二十五分改為七點二十分上課的學生，起得更早。"
    edit.add("no-earlier-to-bed", "可是他們並沒有更早就寢。", kind="empirical", cites=[{"note": "9"}])
    edit.step("against-clock.i1")["premises"].append("no-earlier-to-bed")
    edit["later-sleep"]["objections"][0]["replies"] = []
    edit.drop("bedtime-earlier")
    edit.rename_all()
