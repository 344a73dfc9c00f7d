"""What runs side by side tell, in words: made from the numbers of these very runs, never from what is usual. No Qt."""

from collections.abc import Mapping, Sequence

from concgui.core.compare import Variant
from concgui.core.compare_figures import Figures
from concgui.core.compare_repeat import Repetition, orders, spread
from concgui.core.words import sentences, tr, trn

GAIN = 1.15  #: from this speed-up on something is called faster, below its inverse slower: less may be chance
_TURNS = 0.1  #: the share of their time on a core up to which two or more at once is one at a time
_COMPUTES, _WAITS = 0.5, 0.2  #: CPU time of a sequence per elapsed: it mostly computes, it mostly waits
_ALL = 0.9  #: of a sequence's time that is all of it
_WAITED = 0.25  #: the share of its time that a run's workers waited for a core, from which on that is told
_LOADED = 0.15  #: the share of a sequence's time that it waited for a core, from which on other programs are told of
_LONGEST_ORDER = 8  #: workers whose order is told by their names


def seconds(ns: float) -> str:
    """Return a time as it is read aloud: "2.01 s"; below 0.1 s in milliseconds."""
    words = tr("{n} ms", n=f"{ns / 1e6:.0f}") if ns < 1e8 else tr("{n} s", n=f"{ns / 1e9:.2f}")
    return words.replace(" ", "\u00a0")  # never a number at the end of a line and its unit in the next


def times_as(value: float) -> str:
    """Return a speed-up: "1.9 ×"."""
    return f"{value:.1f}\u00a0×"


def conclusion(runs: Mapping[Variant, Figures]) -> str:
    """Return what the runs tell, in one to three short sentences; "" until the sequence and another one have run."""
    sequence = runs.get(Variant.SEQUENCE)
    if sequence is None or len(runs) < 2:
        return ""
    share = None if sequence.cpu_ns is None else sequence.cpu_ns / max(1, sequence.elapsed_ns)
    if share is not None and share <= _WAITS:
        told = _of_sleepers(runs, sequence)
    else:
        told = [_of_threads(runs, sequence), _of_processes(runs, sequence), _of_one_core(runs)]
        told.append(_of_free(runs, sequence))
    return sentences(told)


def load_note(sequence: Figures | None) -> str:
    """Return that other programs had the cores meanwhile, which is no fault of any way; "" where they had not.

    A sequence has one thread: where that waits for a core, somebody else has it.
    """
    if sequence is None or sequence.waited_ns is None or sequence.waited_ns < _LOADED * sequence.elapsed_ns:
        return ""
    waited, took = seconds(sequence.waited_ns), seconds(sequence.elapsed_ns)
    return tr(
        "Other programs kept the cores busy: the sequence waited {waited} of its {took} for a core. "
        "Compare again when the machine is quiet.",
        waited=waited,
        took=took,
    )


def _of_threads(runs: Mapping[Variant, Figures], sequence: Figures) -> str:
    threads = runs.get(Variant.THREADS)
    if threads is None:
        return ""
    took, gain = seconds(threads.elapsed_ns), threads.speed_up(sequence)
    turns = threads.parallel is not None and threads.parallel <= _TURNS and threads.cpu_ns is not None
    if gain >= GAIN and not (turns and _only_computes(sequence)):
        return tr("Threads took {took}: {gain} as fast as one after the other.", took=took, gain=times_as(gain))
    if threads.cpu_ns is None:
        return tr("Threads took {took}: no faster than one after the other.", took=took)
    cpu = seconds(threads.cpu_ns)
    if turns:
        return tr("Threads took {took} for {cpu} of CPU time: one at a time.", took=took, cpu=cpu)
    return tr("Threads took {took} for {cpu} of CPU time: no gain.", took=took, cpu=cpu)


def _only_computes(sequence: Figures) -> bool:
    """Whether it was on a core, or waited for one, all the time: then nothing is gained by waiting side by side."""
    busy = (sequence.cpu_ns or 0) + (sequence.waited_ns or 0)
    return busy >= _ALL * sequence.elapsed_ns


def _of_processes(runs: Mapping[Variant, Figures], sequence: Figures) -> str:
    processes = runs.get(Variant.PROCESSES)
    if processes is None:
        return ""
    took, gain = seconds(processes.elapsed_ns), processes.speed_up(sequence)
    cores = trn("{n} core", "{n} cores", processes.cores)
    if gain >= GAIN:
        return tr("Processes took {took} on {cores}: {gain} as fast.", took=took, cores=cores, gain=times_as(gain))
    if processes.waited_ns is not None and processes.waited_ns > _WAITED * processes.elapsed_ns:
        share = f"{(processes.cpu_ns or 0) / max(1, processes.elapsed_ns * processes.cores):.0%}".replace(
            "%", "\u00a0%"
        )
        return tr(
            "Processes took {took} on {cores}, of whose time they got {share}: no gain.",
            took=took,
            cores=cores,
            share=share,
        )
    if gain > 1 / GAIN:
        return tr("Processes took {took} on {cores}: no gain.", took=took, cores=cores)
    return tr("Processes took {took} on {cores}: slower than one after the other.", took=took, cores=cores)


def _of_one_core(runs: Mapping[Variant, Figures]) -> str:
    one, many = runs.get(Variant.ONE_CORE), runs.get(Variant.PROCESSES)
    if one is None or many is None:
        return ""
    took = seconds(one.elapsed_ns)
    if many.speed_up(one) >= GAIN:
        return tr("On one core they took {took}: they took turns.", took=took)
    return tr("On one core they took {took}.", took=took)


def _of_free(runs: Mapping[Variant, Figures], sequence: Figures) -> str:
    free = runs.get(Variant.FREE)
    if free is None:
        return ""
    took, gain = seconds(free.elapsed_ns), free.speed_up(sequence)
    if gain >= GAIN:
        return tr("Threads without the GIL took {took}: {gain} as fast.", took=took, gain=times_as(gain))
    return tr("Threads without the GIL took {took}: no gain.", took=took)


def _of_sleepers(runs: Mapping[Variant, Figures], sequence: Figures) -> list[str]:
    """They wait more than they compute: for that nobody needs a core."""
    told = []
    long = seconds(sequence.elapsed_ns)
    threads, processes, one = (runs.get(of) for of in (Variant.THREADS, Variant.PROCESSES, Variant.ONE_CORE))
    if threads is not None:
        gain = threads.speed_up(sequence)
        if gain >= GAIN:
            told.append(
                tr(
                    "They mostly wait: threads took {took} instead of {long}, {gain} as fast, although there is a GIL.",
                    took=seconds(threads.elapsed_ns),
                    long=long,
                    gain=times_as(gain),
                )
            )
        else:
            told.append(tr("They mostly wait, and threads took {took}: no gain.", took=seconds(threads.elapsed_ns)))
    if processes is not None and one is not None:
        took, alone = seconds(processes.elapsed_ns), seconds(one.elapsed_ns)
        same = processes.elapsed_ns / max(1, one.elapsed_ns) > 1 / GAIN
        if same:
            told.append(tr("Processes took {took}, on one core {one}: waiting needs no core.", took=took, one=alone))
        else:
            told.append(tr("Processes took {took}, on one core {one}.", took=took, one=alone))
    elif processes is not None:
        told.append(tr("Processes took {took}.", took=seconds(processes.elapsed_ns)))
    return told


def repeat_conclusion(runs: Sequence[Repetition]) -> str:
    """Return what many runs of one program tell about their order and their length."""
    told = []
    found = orders(runs)
    if found and len(found[0][0]) > 1:
        first, count = found[0]
        name = ", ".join(first) if len(first) <= _LONGEST_ORDER else ""
        if len(found) == 1:
            told.append(tr("The workers ended in the same order in all {n} runs.", n=count))
        elif count == 1:
            told.append(tr("{n} runs, {n} different orders of finishing.", n=len(found)))
        else:
            told.append(
                tr("{runs} runs, {n} different orders of finishing.", runs=sum(n for _one, n in found), n=len(found))
            )
        if name and count > 1 and len(found) > 1:
            told.append(trn("{name} came once.", "{name} came {n} times.", count, name=name))
    if failed := sum(bool(run.exitcode) for run in runs):
        told.append(trn("{n} run ended with an error.", "{n} runs ended with an error.", failed))
    took = spread([run.elapsed_ns for run in runs if run.elapsed_ns is not None])
    if took is not None:
        least, middle, most = map(seconds, took)
        told.append(tr("Elapsed {least} to {most}, median {middle}.", least=least, most=most, middle=middle))
    return sentences(told)
