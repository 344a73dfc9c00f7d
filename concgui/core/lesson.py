"""A lesson: a program, a question, and a fact that is checked on the recording of the run. No numpy, no Qt."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from concgui.core.listing import Listing, parse
from concgui.core.resources import resources
from concgui.core.scenario import InputError
from concgui.core.startmethod import with_start_method

LESSON_FILE = "lesson.toml"


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers that a class votes on. `holds`: the rule by which it is right in the run at hand."""

    text: str
    holds: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What the run shows. Rules are those of `concgui.core.fact_rule`; `says` and `otherwise` have some in braces."""

    holds: str
    says: str
    otherwise: str = ""  #: said when it does not hold; "" for a general sentence
    proof: tuple[str, ...] = ()  #: rules that give the spans to be marked


@dataclass(frozen=True, slots=True)
class LessonTexts:
    """A lesson's texts in another language; what is "" or () is not translated."""

    title: str = ""
    summary: str = ""
    question: str = ""
    answers: tuple[str, ...] = ()
    says: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as its folder tells it. `lesson_id` is the folder's name."""

    lesson_id: str
    title: str
    summary: str  #: one short sentence
    order: int
    program: Path
    start_method: str = ""  #: that its text begins with when it is opened; "" leaves it to Python
    cores: int = 0  #: how many the run is allowed; 0 leaves it to the user
    needs: tuple[str, ...] = ()  #: see `concgui.core.needs`
    question: str = ""  #: "": there is none, and no answers and no fact
    predict: tuple[str, ...] = ()  #: lanes whose ends the class guesses
    answers: tuple[Answer, ...] = ()
    fact: Fact | None = None
    texts: dict[str, LessonTexts] = field(default_factory=dict)  #: by language, as "zh_CN"

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self.program.parent

    @property
    def built_in(self) -> bool:
        """Whether it is one of those that come with Concgui."""
        return self.folder.parent == lessons_folder()

    def in_language(self, language: str) -> "Lesson":
        """Return the lesson with the texts of a language, as "zh_CN"; what is not translated stays in English."""
        texts = self.texts.get(language) or self.texts.get(language.partition("_")[0])
        if texts is None:
            return self
        answers, fact = self.answers, self.fact
        if texts.answers:
            answers = tuple(replace(one, text=text) for one, text in zip(answers, texts.answers, strict=True))
        if fact is not None:
            fact = replace(fact, says=texts.says or fact.says, otherwise=texts.otherwise or fact.otherwise)
        return replace(
            self,
            title=texts.title or self.title,
            summary=texts.summary or self.summary,
            question=texts.question or self.question,
            answers=answers,
            fact=fact,
        )

    def source(self) -> str:
        """Return the program's text. Raise InputError, one sentence."""
        try:
            return self.program.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"The program of the lesson {self.title} cannot be read: {error}.") from error

    def listing(self) -> Listing:
        """Read and take apart the program, and let its main choose the start method. Raise InputError, one sentence."""
        return with_start_method(parse(self.source(), self.program.name), self.start_method)


def lessons_folder() -> Path:
    """Return where the built-in lessons are."""
    return resources() / "lessons"
