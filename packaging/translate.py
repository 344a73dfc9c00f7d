"""Keeps the translations: `resources/translations/concgui_*.ts`, which Qt Linguist opens, and the .qm made of them.

    python packaging/translate.py                 # brings the .ts up to date with the code, makes the .qm
    python packaging/translate.py --fill FILE     # and takes translations from a JSON object {source: translation}
    python packaging/translate.py --unfinished    # prints what has no translation yet, as such an object

The texts are the literal first arguments of tr, trn and later, and the literal sources of say and say_n. Translations
of texts that are gone stay in the .ts, marked as vanished, until --purge. The exit status is 1 when something is wrong:
a source that is no literal, a translation with other placeholders than its source.
"""

import argparse
import json
import sys
from pathlib import Path

from linguistfile import Message, read_messages, release, write_messages
from sources import Source, Unclear, sources_of

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)


def ts_path(language: str) -> Path:
    """Return the file with the translations into a language."""
    return FOLDER / f"concgui_{language}.ts"


def in_code() -> list[Source]:
    """Return all texts of the code, by file and line. Raise Unclear for one that cannot be read off the code."""
    return sources_of(ROOT / "concgui", ROOT)


def merged(sources: list[Source], before: list[Message], *, purge: bool = False) -> list[Message]:
    """Return the messages for the texts of the code, with the translations there were, and what has vanished."""
    known = {message.source: message for message in before}
    made: dict[str, Message] = {}
    for source in sources:
        old, new = known.get(source.text), made.get(source.text)
        if new is not None:
            if source.file not in new.files:
                new.files.append(source.file)
        else:
            made[source.text] = Message(
                source.text, old.translation if old else "", [source.file], plural=source.one is not None
            )
    messages = sorted(made.values(), key=lambda message: (message.files[0], message.source))
    if not purge:
        gone = [message for message in before if message.source not in made and message.translation]
        messages += [message.vanish() for message in gone]
    return messages


def problems(messages: list[Message]) -> list[str]:
    """Return what is wrong with the translations there are, one sentence each."""
    return [sentence for message in messages if not message.vanished for sentence in message.problems()]


def main() -> int:
    """Return the exit status."""
    parser = argparse.ArgumentParser(description="keep the translations")
    parser.add_argument("--fill", type=Path, metavar="FILE", help="take translations from this JSON object")
    parser.add_argument("--unfinished", action="store_true", help="print what has no translation yet, change nothing")
    parser.add_argument("--purge", action="store_true", help="forget translations of texts that are gone")
    options = parser.parse_args()
    try:
        sources = in_code()
    except Unclear as error:
        print(error, file=sys.stderr)
        return 1
    wrong: list[str] = []
    for language in LANGUAGES:
        path = ts_path(language)
        messages = merged(sources, read_messages(path) if path.exists() else [], purge=options.purge)
        if options.fill:
            texts = json.loads(options.fill.read_text(encoding="utf-8"))
            for message in messages:
                message.translation = texts.get(message.source, message.translation)
        unfinished = [message for message in messages if not message.translation and not message.vanished]
        if options.unfinished:
            print(json.dumps({message.source: "" for message in unfinished}, ensure_ascii=False, indent=0))
            continue
        write_messages(path, language, messages)
        release(path, path.with_suffix(".qm"))
        wrong += [f"{path.name}: {sentence}" for sentence in problems(messages)]
        print(f"{path.name}: {len(messages)} messages, {len(unfinished)} unfinished")
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
