"""Which sentences say something about people and bodies, and which of them lean on no source.

A sentence is *clinical* if it has one of the words of ``CLINICAL``. It must then lean on a work:
one linked in it, later in its paragraph, or in the sentence right before it. A linked lead-in that
ends with a colon speaks for its list, and linked prose, or a linked head, for its table. Nothing
but wording exempts a sentence, so that a reader sees the reason too:

- it asks, or tells the learner what to do (``ASKED``), or stands in a list of aims (``AIMS``);
- it, or the sentence right before it, says that it is about the model or the course (``COURSE``),
  and it names no real people or studies (``REAL``); a lead-in says so for its list, prose or the
  head for its table, a heading that names the toy for its section, a title that names the model
  for its page; a paragraph that says that someone is made up is a story as a whole;
- it says what nobody has found or tested (``UNKNOWN``), or how sure we are (``CERTAINTY``);
- it says what a word means (``MEANING``), or stands first in an entry of the glossary.

A word list cannot know a clinical sentence for certain. This one would rather ask once too often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spasmcycle.evidence.sentences import FORMULA, inside, rows, sentences, tree

CLINICAL = re.compile(
    r"""\b(?:
    pain\w*|ach(?:e|es|ing)|sore\w*|hurts?|hurting|stiff\w*|tender\w*|numb(?:ness)?|tingl\w*|weak(?:ness|ly)?
    |symptoms?|sciatic\w*|radicul\w*|referred|dermatom\w*|reflex\w*|guard\w*|spasm\w*|cramp\w*
    |spastic\w*|inflam\w*|irritat\w*|swell\w*|swollen|fever\w*|infect\w*|cancer|bleed\w*
    |nerves?|roots?|ganglion|discs?|spines?|spinal|vertebra\w*|lumbar|L[345]|S1|cauda|cord|canal
    |herniat\w*|protru\w*|extru\w*|sequest\w*|bulg\w*|fissures?|bones?|joints?|ligaments?|facets?
    |muscl\w*|multifidus|erector|abdominals?|extensors?|tissue|blood|oxygen|artery|trunks?|sac
    |backs|(?:low(?:er)?|new|sore|stiff|outer)[ ]back|legs?|foot|feet|toes?|calf|thigh|buttock
    |bladder|bowel|pee|peeing|poo|genitals|incontinen\w*|sitting|lifting|posture
    |scans?|x-rays?|surger\w*|surgical|operations?|operated|injections?|treat(?:s|ed|ments?)
    |medicin\w*|drugs?|relaxants?|steroids?|massage|traction|exercis\w*|heat|bed[ ]rest|heal\w*
    |patients?|clinicians?|doctors?|people|person|bod(?:y|ies)|emergenc\w*
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
COURSE = re.compile(
    r"""\b(?:
    toys?|models?|loops?|(?:the|a|its)[ ]gain|root[ ]signal|pain[ ]signal|wires?|theor(?:y|ies)
    |curves?|sliders?|pictures?|figures?|drawings?|drawn|levers?|labels|chosen[ ]for[ ]teaching
    |lessons?|(?:this|open)[ ]course|this[ ]card|the[ ]table|stor(?:y|ies)
    |our[ ](?:own|assumption|plan)|(?:web)?pages?|websites?|learners?|for[ ]class|medical[ ]advice
    |data[ ]of[ ]the[ ]package
    |no[ ]clinician[ ]has|reviewed[ ]by[ ]a[ ]clinician
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
MADE_UP = re.compile(r"\bmade[- ]up\b", re.IGNORECASE)
REAL = re.compile(
    r"\b(?:(?<!-)people(?!\.\w)|patients?|adults|volunteers|stud(?:y|ies)|trials?|reviews)\b",
    re.IGNORECASE,
)
UNKNOWN = re.compile(
    r"^Whether\b|\b(?:no\b.+\bfound|nobody ha[sd]|we know of no|(?:not|hardly) (?:been|tried))\b",
    re.IGNORECASE,
)
MEANING = re.compile(r"\b(?:is (?:called|known as)|for short)\b")
CERTAINTY = re.compile(r"Certainty\b")
ASKED = re.compile(
    r"(?:(?:Now|Then|First|So|A goal:|Now you:|To discuss:|(?:If|In|Under) .+?),? )?"
    r"(?:add|ask|bend|choose|compare|copy|count|cut|do not|find|freeze|give|go|keep|leave|let|look"
    r"|make|move|name|open|press|put|read|run|say|set|show|sort|take|think|try|turn|use)\b",
    re.IGNORECASE,
)
TITLE = re.compile(r"\b(?:model|toy)\b", re.IGNORECASE)
SECTION = re.compile(r"\btoy\b", re.IGNORECASE)
AIMS = re.compile(r"\b(?:you can|change our mind)$")


def unlinked(markdown: str, defines: bool = False) -> Iterator[str]:
    """Clinical sentences of a page that lean on no source, each as it is read.

    With ``defines``, the first sentence under a heading says what a word means.
    """
    linked = leads = course = prose_course = aims = meaning = page = section = False
    for node in tree(FORMULA.sub("", markdown)).walk():
        if node.type == "heading":
            heading = " ".join(words for words, _ in sentences(node))
            linked = leads = course = prose_course = False
            aims, meaning = bool(AIMS.search(heading)), defines
            section = bool(SECTION.search(heading))
            page = bool(TITLE.search(heading)) if node.tag == "h1" else page
        elif node.type == "table":
            (head, head_cites), *body = rows(node)
            if not (linked or head_cites or _about_course(head)):
                yield from (
                    words
                    for words, cites in body
                    if clinical(words, prose_course or page or section) and not cites
                )
        elif node.type == "paragraph":
            said = list(sentences(node))
            listed = inside(node, "list_item")
            if not (listed and (aims or (leads and linked))):
                named = page or section or (listed and course)
                yield from _leaning_on_nothing(said, named, int(meaning))
            meaning = False
            if said and not listed:
                linked, leads = any(cites for _, cites in said), said[-1][0].endswith(":")
                about = [_about_course(words) for words, _ in said]
                course, prose_course = any(about[-2:]), any(about)


def clinical(sentence: str, course: bool = False) -> bool:
    """Whether a sentence says something about people or bodies, and so needs a source.

    ``course`` says that what stands before it is about the model or the course.
    """
    return bool(CLINICAL.search(sentence)) and not (
        sentence.rstrip('"”’)*').endswith("?")
        or ASKED.match(sentence)
        or CERTAINTY.match(sentence)
        or MEANING.search(sentence)
        or UNKNOWN.search(sentence)
        or _about_course(sentence)
        or (course and not REAL.search(sentence))
    )


def _about_course(sentence: str) -> bool:
    said = COURSE.search(sentence) and not REAL.search(sentence)
    return bool(said or MADE_UP.search(sentence))


def _leaning_on_nothing(
    said: Sequence[tuple[str, bool]], course: bool, first: int
) -> Iterator[str]:
    last = max((place for place, (_, cites) in enumerate(said) if cites), default=-2)
    story = any(MADE_UP.search(words) for words, _ in said)
    for place, (words, _) in enumerate(said):
        before = place > 0 and _about_course(said[place - 1][0])
        if place >= first and place > last + 1 and clinical(words, course or story or before):
            yield words
