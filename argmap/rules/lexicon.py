"""Words that rules look for, in English and in Chinese: what turns a sentence, points elsewhere, or calls on others.

Chinese is listed in traditional and simplified characters, for what is looked through is the text as it is printed.
Patterns are compiled when a rule first asks for one.
"""

from __future__ import annotations

import re
from functools import cache

# What turns a sentence. Not “not only”, “or not”, 不僅, 不斷, 未來 and the like, which deny nothing;
# nor 可能性, nor 不可能.
NEGATION = (
    r"\b(?:(?<!\bor )(?<!\bif )not(?! (?:only|just|merely|simply)\b)|never|hardly|no longer(?! than)|cannot)\b",
    r"n['\u2019]t\b",
    "[並并]?不(?![僅仅但只單单光斷断同足過过久少小可得難难])(?:再|能|會|会|必|願|愿|曾)?",
    "[從从並并尚仍]?未(?![來来必])[曾能]?|[並并]非|[沒没]有",
)
_PERHAPS = (
    r"(?<!\bin )(?<!\bof )(?<!\bby )(?<!\bsince )may(?! \d)|might|perhaps|possibly|apparently|seems? to|appears? to",
    "(?<!不)可能(?!性)|或許|或许|也許|也许|似乎|未必",
)
_PROBABLY = ("probably", "大概|恐怕")
HEDGE = (rf"\b(?:{_PERHAPS[0]}|{_PROBABLY[0]})\b", "|".join((_PERHAPS[1], _PROBABLY[1])))
CONDITION = (
    r"\b(?:if|unless|provided that|as long as|only when)\b",
    "如果|假如|倘若|除非|只要|只有|一旦|若(?!干)",
)
# On what condition something is to come, as a forecast may say it: also "as things stand", and not "even if".
ON_CONDITION = {
    "en": (
        r"\b(?<!\beven )(?<!\bas )if\b(?! anything\b|,? not (?:all|most|more|the|entirely)\b)|\bunless\b",
        r"\b(?:provided|assuming|on condition) that\b",
        r"\b(?:as|so) long as\b|\bonly when\b|\b(?:in case|in the event) (?:of|that)\b|\bas (?:things|matters) stand\b",
        r"(?<!\bat )(?<!\ba )(?<!\bthe )(?<!\bthan )\bonce\b(?= \w)"
        r"(?! (?:again|more|upon|and for all|every|an? (?:day|week|month|year|decade|century|generation))\b)",
        r"\b(?:in|under) (?:present|current|such|these|those) (?:conditions|circumstances)\b",
    ),
    "zh": (
        "如果|如若|假如|假若|假使|倘若|倘使|要是|除非|只要|只有|一旦|(?<![宛恍彷仿自莫不有])若(?!干|[有無无][所若]|[無无]其事)",
        "在[^，。；、]{0,16}(?:條件|条件|情[況况]|前提)之?下",
    ),
}
CONTRAST = (
    r"\b(?:but|however|although|though|despite|nevertheless)\b",
    "然而|但是|但(?!書|书)|不過|不过|[儘尽盡]管|[雖虽]然",
)

# Whatever may stand for a negation or a hedge: where a claim has any of these, nothing was dropped.
DENIES = (
    r"\b(?:not?|none|nobody|nothing|nor|neither|never|without|cannot|hardly|scarcely|instead|rather|beyond|less|few)\b",
    r"\b(?:only|free of|far from|rid of|den(?:y|ies|ied)|end(?:s|ed|ing)?)\b",
    r"\b(?:(?:avoid|prevent|exclud|forbid|ban|fail|lack|refus|ceas|stop|im|dis)\w*|un(?!it|der|til|iv|ion)\w+)\b|n['\u2019]t\b|-free\b",
    "[不未非無无沒没難难否勿莫免拒止缺失反停防除絕绝禁僅仅只]|[脫脱]離|脱离|擺脫|摆脱",
)
HEDGES = (
    r"\b(?:may|might|can|could|would|should|perhaps|possib\w+|probab\w+|likely|likelihood|chance|ready|expected|if)\b",
    r"\b(?:seem|appear|apparent|tend|risk|potential|threat|presum)\w*\b",
    "[或能會会易恐似概若險险]|潛在|潜在|傾向|倾向|有望|機會|机会|多半|也許|也许",
)

# How surely something is said, and of how many, from the least to the most: after what is denied, as in "not always",
# the word says nothing of the kind.
_NOT = r"(?<!\bnot )(?<!n['\u2019]t )(?<!\bcannot )(?<!\bnever )"
SURENESS = (
    (
        rf"\b(?:{_PERHAPS[0]}|could|maybe|seem(?:s|ed)?|appear(?:s|ed)? to)\b",
        f"{_PERHAPS[1]}|看似|或(?=[將将會会能可])|不一定|不見得|不见得",
    ),
    (
        rf"\b{_NOT}(?:{_PROBABLY[0]}|(?:very |most |highly )?likely|presumably|in all (?:likelihood|probability))\b",
        f"{_PROBABLY[1]}|[很極极]有?可能(?!性)|多半|想必",
    ),
    (
        rf"\b{_NOT}(?:must|certainly|surely|definitely|undoubtedly|doubtless|unquestionably|inevitabl[ey]|unavoidably"
        r"|necessarily|(?:certain|sure|bound) to|no doubt|(?:beyond|without) (?:a |any )?doubt)\b",
        "(?<![不未非])(?<!不是)(?:必然|必定|必[將将會会須须]|[勢势]必|一定(?=[會会要能是得])|[肯註注]定(?=[會会要能是])|[無无]疑)"
        "|不可避免|毫[無无]疑[問问]",
    ),
)
_COUNTED = r"\d|\w+(?:ty|teen)\b|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|a)\b"
_HIGHEST = r"\w+(?:ful|ous|ive|ant|ent|able|ible)\b"  # "most important" counts nothing
AMOUNTS = (
    (
        r"\b(?:(?<!a )(?<!the )(?<!last )(?<!past )(?<!next )(?<!first )few|seldom|rarely|scarcely)\b",
        "[極极很甚]少|[鮮鲜]少|[罕少]有|(?<!多)少[數数](?!民族|派)",
    ),
    (
        rf"\b(?:some(?! (?:{_COUNTED}))|sometimes|occasionally|at times|a few)\b",
        "有些|有[時时]|有的(?![放是])|一些|某些|若干|偶[爾尔]|(?<![大全一這这此各])部[分份](?!的?是)",
    ),
    (r"\b(?:several|many|numerous)\b", "不少|[許许很眾众]多"),
    (
        rf"\b(?:(?<!the )(?<!at )(?<!'s )(?<!its )(?<!their )(?<!our )most(?! (?:{_HIGHEST}|likely\b))|majority|mostly"
        r"|usually|generally|typically|often|normally|commonly|frequently|in general|tends? to|tended to)\b",
        "大?多[數数]|大多|大部[分份]|往往|通常|[經经]常|常常|[時时]常|一般(?=[會会都而])|普遍",
    ),
    (
        rf"\b{_NOT}(?<!at )(?<!above )(?<!first of )(?<!after )all(?! (?:but|the same|in|while)\b)\b",
        rf"\b{_NOT}(?:always|every(?! (?:other|day|year|time)\b)|every(?:one|body|thing|where)|invariably|universally"
        r"|without exception)\b",
        "(?<!非)(?<!不是)(?:一切|所有(?![權权者制])|全部|全[都體体]|[總总](?:是|[會会])|一律|一概|凡是|任何"
        "|每[一個个次位名項项]|悉[數数]|永[遠远]|始[終终]|[從从][來来])|[無无](?:不|一(?:例外|不))",
    ),
)
NONE = (r"\b(?:no(?! longer| doubt| less| more| fewer| one)|no one|none|nobody|nothing)\b",)

# What a sentence begins with when it points at another one; and how one begins whose "it" or "such" comes after.
POINTS = (
    r"(?:this|these|it|its|they|their|such|he|his|she|her)\b(?! (?:paper|article|essay|study|days|century)\b)",
    r"the (?:former|latter|above)\b",
    "[這这](?!篇)|此(?!外|文)|[該该](?![當当由])|其(?![他它餘余實实次])|[它她]|他(?![國国人者方鄉乡日])",
    "上述|前述|前者|[後后]者|那(?=[一些個个種种時时次年])",
)
FOLLOWS = (
    r"it(?: (?:\w+ )?(?:is|was|be|been|has|had|will|would|may|might|can|could|must|should|seems?|appears?|follows?"
    r"|remains?|takes?|took|costs?|matters?|happens?|turns? out|became|becomes))+\b.*"
    r"\b(?:that|to|whether|who|which|if|when)\b",
    r"such\b.*\bas\b",
)

# One thing that is pointed at by its name, as in "this alliance", 這個同盟.
NAMED = (
    r"this (?P<word>[^\W\d_]+)\b",
    "[這这此該该]一?[個个輪轮項项場场次種种]?(?P<han>[\u3400-\u9fff]{2})",
)

# Authority without a name.
_PEOPLE = "scholars|academics|observers|experts|analysts|commentators|researchers|critics|historians|specialists|people"
_SAY = "say|argue|hold|believe|claim|think|agree|maintain|contend|suggest|know|accept|assume|point out|insist"
_KNOWN = "known|accepted|agreed|believed|acknowledged|recogni[sz]ed|thought|held|said|argued|established"
_SCHOLARS = (
    "學者|学者|專家|专家|觀察家|观察家|研究者|研究人員|研究人员|"
    "論者|论者|分析人士|評論|评论|輿論|舆论|觀點|观点|分析|研究|意見|意见|人"
)
_SOME = "有|許多|许多|多數|多数|大多數|大多数|不少|一些|部分|部份|眾多|众多|有些|很多|個別|个别"
_HOLD = "認為|認爲|认为|主張|主张|指出|表示|稱|称|說|说|表明|顯示|显示|強調|强调|相信|批評|批评"
CALLED_IN_ENGLISH = (
    rf"\bit (?:is|has been) (?:\w+ )?(?:well[ -])?(?:{_KNOWN}) that\b|\bcommon knowledge\b",
    r"\bas (?:is (?:well )?known|everyone knows|everyone agrees|we all know)\b",
    r"\b(?:nobody|no one) (?:denies|doubts|disputes)\b",
    rf"\b(?:most|many|some|several|numerous|all|other|few|leading)(?: \w+)? (?:{_PEOPLE})\b",
    rf"\b(?:{_PEOPLE}) (?:(?:often|generally|widely|usually|largely|will|would) )?(?:{_SAY})\b",
    rf"\b(?:some|many|most|others|everyone|everybody)(?: will| would)? (?:{_SAY})s?\b",
    r"\b(?:studies|research|evidence) (?:has |have )?(?:shows?|shown|suggests?|proves?|demonstrates?)\b",
)
CALLED_IN_CHINESE = (
    "[眾衆众]所[周皆]知|(?:普遍|一般|通常|公)[認认][為爲为]?|[據据](?:說|说|稱|称|悉|傳|传)",
    f"(?:{_SOME})的?(?:{_SCHOLARS})(?:普遍|都|也|均|還|还)?(?:{_HOLD})",
    f"(?:學界|学界|學術界|学术界|外界|各界|人們|人们|專家|专家)(?:普遍|一致|大多|多|都)?(?:{_HOLD}|公認|公认)",
    "研究(?:表明|顯示|显示|發現|发现|證明|证明)|(?:毋庸|[無无不]可)(?:置疑|諱言|讳言|否認|否认)",
)

# What stands before words that somebody said: at most a few characters lie between.
SAYS = (
    r"(?:\b(?:sa(?:y|ys|id)|stat(?:e|es|ed)|wr(?:ite|ites|ote)|(?:declar|argu|announc|promis|describ|not)(?:e|es|ed)"
    r"|(?:claim|warn|insist|add)(?:s|ed)?|told|put it|words of)\b[^.。“”]{0,12}$)",
    "(?:[稱称說说]|表示|指出|強調|强调|宣布|聲明|声明|寫道|写道|[認认][為爲为])[^。“”]{0,12}$",
)


@cache
def pattern(*words: str, lower: bool = False) -> re.Pattern[str]:
    """A pattern for any of some words, in whatever case; `lower` for text in small letters, which is read faster."""
    return re.compile("|".join(words), 0 if lower else re.IGNORECASE)
