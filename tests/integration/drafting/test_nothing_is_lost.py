"""Two people with stale tabs, saves by themselves and by hand, arriving in any order: nothing typed is lost.

CI tries a few runs; EDITING_RUNS=2000 tries more (docs/decisions/0023 says what came of it).
"""

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from casestudies.drafting import actions, saving
from casestudies.drafting.choosing import to_choose
from casestudies.drafting.places import place_of
from casestudies.drafting.sections import BY_SLUG
from casestudies.errors import StaleDecision
from casestudies.models import Edition, KeptAnswer, Step
from tests.factories import make_draft, make_user

from .looks import Look, answer, look_at
from .tabs import Request, Tab, deliver, open_tab, texts_at

FEW = "15"
RUNS = int(os.environ.get("EDITING_RUNS", FEW))
STEPS = BY_SLUG["what-you-did"].part
PAGES = {"context/page/1": ("context_helped", "unintended")}
PART = ("what", "when")
TOO_LONG = "x" * 5000
THEN = ["arrive", "be on the way", "be overtaken", "go on typing"]
anyone = st.integers(0, 1)
pick = st.integers(0, 10_000)


class TwoPeople(RuleBasedStateMachine):
    """One case study, its lead and a writer, each with as many tabs as they like."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.people = [make_user(), make_user()]
        self.edition = make_draft(lead=self.people[0])
        self.edition.case_study.collaborators.create(user=self.people[1], part="write")
        step = actions.add_part(edition=self.edition, by=self.people[0], spec=STEPS, values={"what": "first step"})
        self.pages = ["context/page/1", f"what-you-did/part/{step.pk}"]
        self.tabs: list[Tab] = []
        self.on_the_way: list[Request] = []
        self.looks: list[Look] = []
        self.words = 0
        self.read_by_token: dict[str, dict[str, set[str]]] = {}
        for key in self.pages[:2]:
            for person in self.people:
                self.open(person, key)

    def teardown(self):
        """Forgets everything the run wrote."""
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    # What people do, and what the network does.

    @rule(who=anyone, which=pick)
    def open_a_page(self, who, which):
        steps = [f"what-you-did/part/{pk}" for pk in self.edition.steps.values_list("pk", flat=True)]
        keys = ["context/page/1", *steps, "what-you-did/part/new", "context/page/1"]
        self.open(self.people[who], keys[which % len(keys)])

    @precondition(lambda self: self.tabs)
    @rule(
        which=pick, box=pick, kind=st.sampled_from(["new", "new", "more", "long", "empty"]), then=st.sampled_from(THEN)
    )
    def type(self, which, box, kind, then):
        tab = self.tabs[which % len(self.tabs)]
        name = list(tab.boxes)[box % len(tab.boxes)]
        self.words += 1
        word = f"word{self.words}"
        before = tab.boxes[name][:40]
        tab.type(name, {"new": word, "more": f"{before} {word}".strip(), "long": word + TOO_LONG, "empty": ""}[kind])
        if then != "go on typing":
            self.on_the_way.append(tab.request())
        if then == "be overtaken":
            tab.type(name, f"{word} and more")
            self.arrive(tab.request())
        if then == "arrive":
            self.arrive(self.on_the_way.pop())

    @precondition(lambda self: self.tabs)
    @rule(which=pick, box=pick)
    def both_type_in_the_same_box(self, which, box):
        mine = self.tabs[which % len(self.tabs)]
        name = list(mine.boxes)[box % len(mine.boxes)]
        for tab in [mine, *(tab for tab in self.tabs if tab.key == mine.key and tab is not mine)][:3]:
            self.words += 1
            tab.type(name, f"word{self.words}")
            self.arrive(tab.request())

    @precondition(lambda self: self.on_the_way)
    @rule(which=pick)
    def a_save_arrives(self, which):
        self.arrive(self.on_the_way.pop(which % len(self.on_the_way)))

    @precondition(lambda self: self.on_the_way)
    @rule(which=pick)
    def a_save_arrives_twice(self, which):
        request = self.on_the_way.pop(which % len(self.on_the_way))
        self.arrive(request)
        self.arrive(request)

    @precondition(lambda self: self.on_the_way)
    @rule(which=pick)
    def a_save_is_lost_on_the_way(self, which):
        self.on_the_way.pop(which % len(self.on_the_way))

    @precondition(lambda self: self.tabs)
    @rule(which=pick, scripts=st.booleans())
    def press_save(self, which, scripts):
        tab = self.tabs.pop(which % len(self.tabs))
        self.arrive(tab.request(numbered=scripts), finished=True)

    @precondition(lambda self: self.tabs)
    @rule(which=pick)
    def press_save_and_stay_in_a_stale_tab(self, which):
        self.arrive(self.tabs[which % len(self.tabs)].request(numbered=False), finished=True)

    @rule(who=anyone, which=pick)
    def remove_a_step(self, who, which):
        steps = list(self.edition.steps.all())
        if steps:
            part = steps[which % len(steps)]
            seen = actions.part_mark(STEPS, part)
            actions.remove_part(part=part, by=self.people[who], spec=STEPS, seen=seen)

    @rule(who=anyone, which=pick)
    def remove_a_step_that_changes_meanwhile(self, who, which):
        steps = list(self.edition.steps.all())
        if steps:
            part = steps[which % len(steps)]
            seen = actions.part_mark(STEPS, part)
            Step.objects.filter(pk=part.pk).update(what="changed meanwhile")
            if seen != actions.part_mark(STEPS, part):
                with pytest.raises(StaleDecision), transaction.atomic():
                    actions.remove_part(part=part, by=self.people[who], spec=STEPS, seen=seen)
                assert Step.objects.filter(pk=part.pk).exists()
            for tab in self.tabs:
                if tab.key.endswith(f"/{part.pk}"):
                    tab.read.setdefault("what", set()).add("changed meanwhile")

    @rule(who=anyone, which=pick)
    def look_at_both_texts(self, who, which):
        waiting = to_choose(self.fresh(), self.people[who])
        if waiting:
            self.looks.append(look_at(self.people[who], waiting[which % len(waiting)]))

    @precondition(lambda self: self.looks)
    @rule(which=pick, how=st.sampled_from(["theirs", "mine", "together"]))
    def choose_between_the_texts_they_looked_at(self, which, how):
        look = self.looks.pop(which % len(self.looks))
        before, kept_before = self.everything(), self.kept()
        answer(self.fresh(), look, how)
        after, kept_after = self.everything(), self.kept()
        gone = [text for where, text in before.items() if after.get(where) != text]
        gone += [text for pk, (_token, _box, text) in kept_before.items() if pk not in kept_after]
        assert {text for text in gone if text} <= look.read, "nobody chooses against a text they did not read"

    # What must hold.

    @invariant()
    def the_order_of_kept_texts_is_told(self):
        places = KeptAnswer.objects.filter(case_study=self.edition.case_study)
        assert all(place_of(self.edition, kept.place) is not None for kept in places)

    def arrive(self, request: Request, *, finished: bool = False) -> None:
        before, kept_before = self.everything(), self.kept()
        saved = deliver(self.edition, request, finished=finished)
        after, kept_after = self.everything(), self.kept()
        tab = request.tab
        for where, text in before.items():
            if text and after.get(where) != text:
                assert where[0] == saved.place.key, "a save changes nothing but its own place"
                assert text in tab.read[where[1]], f"{text[:40]} was overwritten unseen"
        for pk, (_token, box, text) in kept_before.items():
            if kept_after.get(pk) != kept_before[pk] and text and kept_after.get(pk, ("", "", ""))[2] != text:
                assert text in tab.read.get(box, {text}), f"{text[:40]} was kept and is gone"
        if request.sent.turn and request.sent.turn <= tab.arrived:
            assert (before, kept_before) == (after, kept_after), "what is overtaken changes nothing"
            return
        tab.arrived = max(tab.arrived, request.sent.turn)
        stored = set(after.values()) | {text for _token, _box, text in kept_after.values()}
        for box, text in request.boxes.items():
            if text and text != tab.shown[box]:
                assert text in stored, f"{text[:40]} is lost"
            tab.shown[box] = text  # from here on it is a colleague's to change, once they have read it
        tab.key = saved.place.key if not saved.is_gone else tab.key

    def open(self, user, key: str) -> Tab:
        boxes = PAGES.get(key, PART)
        tab = open_tab(self.fresh(), user, key, boxes)
        for kept in KeptAnswer.objects.filter(pk__in=dict(tab.carried["kept"])):
            for box, read in self.read_by_token.get(kept.token, {}).items():
                tab.read.setdefault(box, set()).update(read)
        self.read_by_token[tab.token] = tab.read
        self.tabs.append(tab)
        return tab

    def fresh(self) -> Edition:
        return Edition.objects.get(pk=self.edition.pk)

    def everything(self) -> dict[tuple[str, str], str]:
        keys = {**PAGES, **{f"what-you-did/part/{pk}": PART for pk in self.edition.steps.values_list("pk", flat=True)}}
        return {
            (key, box): text for key, boxes in keys.items() for box, text in texts_at(self.edition, key, boxes).items()
        }

    def kept(self) -> dict[int, tuple[str, str, str]]:
        rows = KeptAnswer.objects.filter(case_study=self.edition.case_study)
        return {row.pk: (row.token, row.question, "".join(row.typed.get(row.question, []))) for row in rows}


def run() -> None:
    quick = settings(
        max_examples=RUNS,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize="EDITING_RUNS" not in os.environ,
        database=None,
        phases=[Phase.generate],
    )
    run_state_machine_as_test(TwoPeople, settings=quick)


@pytest.mark.django_db
def test_nothing_typed_is_lost_or_overwritten_unseen():
    run()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "broken", "found"),
    [
        ("_keep", lambda *a, **k: None, "is lost"),
        ("_is_overtaken", lambda sitting, sent: False, "overtaken|overwritten"),
    ],
)
def test_these_runs_find_saving_that_is_broken(monkeypatch, name, broken, found):
    monkeypatch.setattr(saving, name, broken)
    with pytest.raises(AssertionError, match=found):
        run()


@pytest.mark.django_db
def test_these_runs_find_a_save_that_overwrites(monkeypatch):
    compared = saving._Comparison.__post_init__
    monkeypatch.setattr(saving._Comparison, "__post_init__", lambda self: (compared(self), self.met.clear()))
    with pytest.raises(AssertionError, match="overwritten unseen"):
        run()
