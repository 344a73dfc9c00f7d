"""Reads and checks `lesson.toml`. Every fault is one sentence: the file, the key, what is wrong and what to do."""

import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from concgui.core.fact_rule import RuleError, parse_mark, parse_rule
from concgui.core.fact_text import literal_text, parse_text
from concgui.core.lesson import LESSON_FILE, Answer, Fact, Lesson, LessonTexts
from concgui.core.needs import is_need, known_needs
from concgui.core.scenario import InputError
from concgui.core.startmethod import METHODS
from concgui.core.words import later, tr

#: How wide a text may be, in Latin letters (a Chinese one is as wide as two): it is read from the last row.
WIDEST = {"title": 48, "summary": 120, "question": 220, "text": 90, "answers": 90, "says": 260, "otherwise": 260}
#: A lesson.toml has so many bytes at most.
_MOST_BYTES = 64_000
_MOST_CORES = 1024
_MOST_PROOFS = 12
_MOST_GUESSES = 8
_KEYS = {
    "title", "summary", "order", "start_method", "cores", "needs", "question", "predict", "answer", "fact",
}  # fmt: skip
_ANSWER_KEYS = {"text", "holds"}
_FACT_KEYS = {"holds", "says", "otherwise", "proof"}
_LANGUAGES = ("zh_CN",)
_TEXT_KEYS = {"title", "summary", "question", "answers", "says", "otherwise"}
_WORDS: dict[type, str] = {
    str: later("a text"),
    int: later("a whole number"),
    list: later("a list of texts"),
    dict: later("a table"),
}


def read_lesson(folder: Path) -> Lesson:
    """Read the lesson in a folder. Raise InputError."""
    check = _Check(folder.name or str(folder))
    told = check.toml(folder)
    return _lesson(check, told, folder.resolve().name, lambda: check.program(folder))


def lesson_of_text(text: str, name: str) -> Lesson:
    """Return the lesson whose file has this text, as a recording keeps it; it has no program. Raise InputError."""
    check = _Check(name)
    return _lesson(check, check.parsed(text), name, lambda: Path(name))


def _lesson(check: "_Check", told: dict[str, Any], name: str, program: Callable[[], Path]) -> Lesson:
    check.keys(told, _KEYS | set(_languages(told)), "")
    fact, answers = check.fact(told), check.answers(told)
    question = check.text(told, "question", needed=False)
    if question and (fact is None or not answers):
        missing = "[fact]" if fact is None else "[[answer]]"
        check.fail(later("asks a question and has no {missing}"), missing=missing)
    if (fact is not None or answers) and not question:
        check.fail(later("has answers or a fact and no question: write question = …"))
    start_method = check.start_method(told)
    return Lesson(
        lesson_id=name,
        title=check.text(told, "title"),
        summary=check.text(told, "summary"),
        order=check.number(told, "order", (-1_000_000, 1_000_000)),
        program=program(),
        start_method=start_method,
        cores=check.number(told, "cores", (1, _MOST_CORES)) if "cores" in told else 0,
        needs=check.needs(told),
        question=question,
        predict=check.texts_of(told, "predict", _MOST_GUESSES),
        answers=answers,
        fact=fact,
        texts={name: check.language(told, name, len(answers)) for name in _languages(told)},
    )


def _languages(told: dict[str, Any]) -> list[str]:
    return [name for name in _LANGUAGES if name in told]


class _Check:
    """Takes what is told out of a file, and says what is wrong with it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def fail(self, words: str, **values: object) -> NoReturn:
        """Raise InputError. `words`, marked by `later`, go on behind the lesson's name."""
        told = tr(words, **values).removesuffix(".")
        raise InputError(tr("The lesson {lesson} {told}.", lesson=self._name, told=told))

    def unreadable(self, why: object) -> NoReturn:
        self.fail(later("cannot be read: {why}"), why=why)

    def wrong(self, key: str, words: str, **values: object) -> NoReturn:
        """Raise InputError. `words` go on behind the key's name."""
        told = tr(words, **values) if values else tr(words)
        self.fail(later("cannot be used: {key} in {file} {told}"), key=key, file=LESSON_FILE, told=told)

    # --- files ----------------------------------------------------------------------------------------------
    def toml(self, folder: Path) -> dict[str, Any]:
        file = folder / LESSON_FILE
        try:
            if not file.is_file():
                if folder.is_dir():
                    words = tr(
                        "The folder {folder} has no {file}, so it is no lesson.", folder=folder, file=LESSON_FILE
                    )
                    raise InputError(words)
                self.fail(later("is not there, or is no folder"))
            if file.stat().st_size > _MOST_BYTES:
                self.unreadable(tr("{file} has more than {most} kB", file=LESSON_FILE, most=_MOST_BYTES // 1000))
            return self.parsed(file.read_text("utf-8-sig"))
        except UnicodeDecodeError:
            self.unreadable(tr("{file} is not UTF-8; save it so", file=LESSON_FILE))
        except OSError as error:
            self.unreadable(error.strerror or error)

    def parsed(self, text: str) -> dict[str, Any]:
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self.unreadable(tr("{file} is no TOML: {error}", file=LESSON_FILE, error=error))
        except RecursionError:
            self.unreadable(tr("{file} is nested too deeply", file=LESSON_FILE))

    def program(self, folder: Path) -> Path:
        file = folder / "program.py"
        try:
            if file.is_file():
                return file
            others = sorted(folder.glob("*.py"))
        except OSError as error:
            self.unreadable(error.strerror or error)
        if len(others) != 1:
            several = later("has several programs: call the one that runs program.py")
            self.fail(several if others else later("has no program.py"))
        return others[0]

    # --- values ---------------------------------------------------------------------------------------------
    def keys(self, told: dict[str, Any], known: set[str], where: str) -> None:
        for key in told:
            if key not in known:
                self.wrong(f"{where}{key}", later("is no key; there are {keys}"), keys=", ".join(sorted(known)))

    def value(self, told: dict[str, Any], key: str, kind: type, where: str = "") -> Any:  # noqa: ANN401 - of `kind`
        value = told[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            self.wrong(
                f"{where}{key}", later("must be {kind}, not {value}"), kind=tr(_WORDS[kind]), value=_shown(value)
            )
        return value

    def text(self, told: dict[str, Any], key: str, where: str = "", *, needed: bool = True) -> str:
        """Return a text that is shown; "" where it is missing and not needed."""
        if key not in told:
            if needed:
                self.fail(later("does not tell its {key}"), key=f"{where}{key}")
            return ""
        return self.shown(self.value(told, key, str, where), key, where)

    def shown(self, text: str, key: str, where: str) -> str:
        text = " ".join(text.split())
        if not text:
            self.wrong(f"{where}{key}", later("is empty"))
        if not text.isprintable():
            self.wrong(f"{where}{key}", later("has a character that cannot be shown"))
        room, wide = WIDEST[key], _width(text if key not in {"says", "otherwise"} else literal_text(text))
        if wide > room:
            words = later("is too long to be read from the last row: {wide} letters, {room} at most")
            self.wrong(f"{where}{key}", words, wide=wide, room=room)
        return text

    def number(self, told: dict[str, Any], key: str, limits: tuple[int, int]) -> int:
        if key not in told:
            self.fail(later("does not tell its {key}"), key=key)
        number: int = self.value(told, key, int)
        if not limits[0] <= number <= limits[1]:
            least, most = limits
            self.wrong(
                key, later("must be from {least} to {most}, not {number}"), least=least, most=most, number=number
            )
        return number

    def texts_of(self, told: dict[str, Any], key: str, most: int, where: str = "") -> tuple[str, ...]:
        if key not in told:
            return ()
        given = self.value(told, key, list, where)
        for one in given:
            if not isinstance(one, str) or not one.strip():
                self.wrong(f"{where}{key}", later("must be a list of texts, and one is {value}"), value=_shown(one))
        if len(given) > most:
            self.wrong(f"{where}{key}", later("has {n} entries, {most} at most"), n=len(given), most=most)
        return tuple(given)

    def start_method(self, told: dict[str, Any]) -> str:
        method = told.get("start_method", "")
        if not isinstance(method, str) or method not in ("", *METHODS):
            words = later("wants the start method {method}, which is none; there are {methods}")
            self.fail(words, method=_shown(method), methods=", ".join(METHODS))
        return method

    def needs(self, told: dict[str, Any]) -> tuple[str, ...]:
        needs = self.texts_of(told, "needs", 8)
        for need in needs:
            if not is_need(need):
                words = later("asks for {need}, which is not known; there are {needs}")
                self.wrong("needs", words, need=_shown(need), needs=", ".join(known_needs()))
        return needs

    # --- rules ----------------------------------------------------------------------------------------------
    def rule(self, text: str, key: str, parse: Callable[[str], object] = parse_rule) -> str:
        try:
            parse(text)
        except RuleError as error:
            self.wrong(key, "{error}", error=error)  # has been said in the user's language
        return text

    def answers(self, told: dict[str, Any]) -> tuple[Answer, ...]:
        if "answer" not in told:
            return ()
        given = told["answer"]
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self.wrong("answer", later("must be written as [[answer]], once for each"))
        if not 2 <= len(given) <= 4:
            self.wrong("[[answer]]", later("must be there 2 to 4 times, not {n}"), n=len(given))
        answers = []
        for letter, one in zip("ABCD", given, strict=False):
            where = f"answer {letter}: "
            self.keys(one, _ANSWER_KEYS, where)
            text = self.text(one, "text", where)
            answers.append(Answer(text, self.holds(one, where)))
        if len({one.text for one in answers}) < len(answers):
            self.wrong("[[answer]]", later("has the same text twice"))
        return tuple(answers)

    def holds(self, told: dict[str, Any], where: str) -> str:
        if "holds" not in told:
            self.fail(later("does not tell its {key}"), key=f"{where}holds")
        return self.rule(self.value(told, "holds", str, where), f"{where}holds")

    def fact(self, told: dict[str, Any]) -> Fact | None:
        if "fact" not in told:
            return None
        given = self.value(told, "fact", dict)
        self.keys(given, _FACT_KEYS, "fact.")
        proof = self.texts_of(given, "proof", _MOST_PROOFS, "fact.")
        return Fact(
            self.holds(given, "fact."),
            self.template(given, "says", "fact."),
            self.template(given, "otherwise", "fact.", needed=False),
            tuple(self.rule(one, "fact.proof", parse_mark) for one in proof),
        )

    def template(self, told: dict[str, Any], key: str, where: str, *, needed: bool = True) -> str:
        if key in told:
            self.rule(self.value(told, key, str, where), f"{where}{key}", parse_text)
        return self.text(told, key, where, needed=needed)

    def language(self, told: dict[str, Any], name: str, answers: int) -> LessonTexts:
        given, where = self.value(told, name, dict), f"{name}."
        self.keys(given, _TEXT_KEYS, where)
        texts = tuple(self.shown(one, "answers", where) for one in self.texts_of(given, "answers", 4, where))
        if texts and len(texts) != answers:
            self.wrong(
                f"{where}answers",
                later("must have {answers} texts, one for each answer, not {n}"),
                n=len(texts),
                answers=answers,
            )
        return LessonTexts(
            self.text(given, "title", where, needed=False),
            self.text(given, "summary", where, needed=False),
            self.text(given, "question", where, needed=False),
            texts,
            self.template(given, "says", where, needed=False),
            self.template(given, "otherwise", where, needed=False),
        )


def _width(text: str) -> int:
    """Return how wide a text is, in Latin letters."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
