"""A conversation with a script in the real window, by real keys; Stop, and run again."""

from concgui.core.actions import Action
from concgui.core.states import MainPhase

SCRIPT = """\
import signal, time
name = input("Name? ")
print("Hello", name)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
for line in iter(input, "wait"):
    print(len(line))
time.sleep(60)
"""


def test_a_script_is_talked_to_stopped_and_run_again(driver, tmp_path):
    path = tmp_path / "script.py"
    path.write_text(SCRIPT)
    driver.open(path)
    driver.wait(lambda: driver.view.title == "script.py", "the script to be open")
    driver.key("Ctrl+Return")
    driver.wait(lambda: driver.printed("main") == ["Name? "], "the prompt to be there")
    driver.key("e")
    field = driver.window.output.input.field
    driver.wait(field.hasFocus, "the input line to have the focus")
    for text, answer in (("Ada", "Hello Ada"), ("two words", "9")):
        driver.hands.type(text)
        driver.hands.key("Return")
        driver.wait(lambda answer=answer: driver.printed("main")[-1] == answer, f"{answer!r} to be printed")
    driver.key("Up")
    driver.key("Up")
    driver.wait(lambda: field.text() == "Ada", "the first line to come back")
    driver.key("Return")
    driver.wait(lambda: driver.printed("main")[-1] == "3", "it to be answered")
    assert driver.printed("you") == ["Ada", "two words", "Ada"]
    driver.enter(field, "wait")
    driver.key("Escape")
    stop = driver.window.toolbar.buttons[Action.STOP]
    driver.click(stop)
    driver.wait(lambda: stop.text().strip() == "Stopping…", "it to be stopping")
    driver.click(stop)
    driver.wait_for_main(MainPhase.ENDED)
    driver.wait(lambda: "all of it was killed" in "".join(driver.printed("concgui")), "its end to be told")
    assert not driver.window.output.input.isVisible()
    assert driver.session.recording.meta.exitcode == -9
    path.write_text("print('mended')\n")
    driver.wait(driver.window.program.note.isVisible, "the new text to be shown")
    driver.click(driver.window.toolbar.run)
    driver.wait(lambda: driver.printed() == ["mended"], "the new text to have run")
