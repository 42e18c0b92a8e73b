"""vanban beside other readers of Vietnamese text: the same texts, the same machine, the same run.

Run: `make bench-peers` (the peers live in `.venv-peers`). Speed is per processor, the median of five rounds in which all
take turns, after one round that loads their models, which ship inside their packages. Organisations and deadlines are scored
only for those that look for names or dates: of underthesea any name counts, dateparser knows no quarters, ranges or schedules.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from judge.cases import Text
from judge.figures import summed
from judge.matching import Item
from judge.metrics import judge
from judge.sets import ROOT, AnswerSet, all_sets
from peer_worker import READERS

PEERS = ROOT / ".venv-peers" / "bin" / "python"
ROUNDS = 5
US = "vanban, everything"
NER = "underthesea, ner"
FASTER = 100
"""How many times faster than underthesea's NER vanban has to be."""


class Worker:
    """A reader in its own process and environment."""

    def __init__(self, name: str, running: subprocess.Popen[str]) -> None:
        self.name = name
        self._running = running

    def read(self, texts: Sequence[Text]) -> tuple[float, dict[str, Item]]:
        """Seconds, and what was found by the name of the text."""
        asked = [{"name": one.name, "text": one.text, "reference": one.reference.isoformat()} for one in texts]
        into, out = _pipes(self._running)
        into.write(json.dumps(asked, ensure_ascii=False) + "\n")
        into.flush()
        answer: dict[str, Any] = json.loads(out.readline())
        return answer["seconds"], answer["found"]


def main() -> int:
    if not PEERS.is_file():
        sys.stdout.write("The peers are not installed: run `make bench-peers`.\n")
        return 0
    sets = [each for each in all_sets() if not each.small]
    with ExitStack() as running:
        workers = [Worker(name, running.enter_context(_started(name))) for name in READERS]
        _print_speed(workers, [text for each in sets for text in each.texts])
        for each in sets:
            _print_quality(workers, each)
    return 0


def _started(name: str) -> subprocess.Popen[str]:
    python = sys.executable if name == US else str(PEERS)
    worker = Path(__file__).with_name("peer_worker.py")
    return subprocess.Popen([python, str(worker), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _pipes(running: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert running.stdin and running.stdout  # they were asked for
    return running.stdin, running.stdout


def _print_speed(workers: Sequence[Worker], texts: Sequence[Text]) -> None:
    size = sum(len(text.text.encode()) for text in texts) / 1e6
    for worker in workers:
        worker.read(texts[:1])
    rounds = [{worker.name: worker.read(texts)[0] for worker in workers} for _ in range(ROUNDS)]
    speed = {name: size / statistics.median(one[name] for one in rounds) for name in rounds[0]}
    sys.stdout.write(f"Speed on {len(texts)} texts ({size * 1000:.0f} KB), medians of {ROUNDS} rounds\n")
    for name, value in speed.items():
        sys.stdout.write(f"  {name:30} {value:8.3f} MB/s   vanban is {speed[US] / value:6.1f} × as fast\n")
    ratio = speed[US] / speed[NER]
    verdict = "ok" if ratio >= FASTER else "MISSED"
    sys.stdout.write(f"{verdict}: {ratio:.0f} × as fast as underthesea's NER, the bar is {FASTER} ×\n")


def _print_quality(workers: Sequence[Worker], answers: AnswerSet) -> None:
    sys.stdout.write(f"\nOn {answers.title} ({len(answers.texts)} texts)\n")
    for worker in workers:
        found = worker.read(answers.texts)[1]
        looked_for = {name for one in found.values() for name in one}
        figures = summed(judge(text.answers, {"text": text.text} | found[text.name]) for text in answers.texts)
        said = []
        if "organisations" in looked_for:
            bodies = figures["organisations"]
            said.append(f"organisations recall {bodies.recall or 0:.3f}, F1 {bodies.main or 0:.3f}")
        if "deadlines" in looked_for:
            said.append(f"deadlines.value F1 {figures['deadlines.value'].main or 0:.3f}")
        if said:
            sys.stdout.write(f"  {worker.name:30} {'; '.join(said)}\n")


if __name__ == "__main__":
    raise SystemExit(main())
