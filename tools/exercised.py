"""What Python may be asked to do some day, run once in the browser's Python by `functions.py`.

The engine's own calls are traced with the rest; this adds what hangs on chance (collecting garbage,
more memory) or on a fault (errors of all kinds and their traces), and what is usual in any code.
"""

# mypy: ignore-errors
from __future__ import annotations

import cmath
import gc
import itertools
import json
import math
import re
import sys
import traceback
import weakref
from contextlib import contextmanager, suppress
from functools import cached_property, lru_cache, partial, reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = ["hinge", "Ärger", "straße", "日本", "\U0001f9b5 leg", "", "a\tb\n", "ſ"]
NUMBERS = [0, 1, -1, 7, 255, 2**31, -(2**40), 10**30, 0.1, -2.5, 1e300, 1e-9]
UNITE = {"a": 1, "b": [1.5, None, True], "c": {"d": '\u2603 "x" \\'}, "e": []}


class Kept:
    """Has most of what a class can have."""

    __slots__ = ("__dict__", "__weakref__", "value")
    made = 0

    def __init__(self, value: Any) -> None:
        self.value = value
        type(self).made += 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept) and self.value == other.value

    def __lt__(self, other: Kept) -> bool:
        return bool(self.value < other.value)

    def __hash__(self) -> int:
        return hash(self.value)

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return name

    def __iter__(self) -> Iterator[Any]:
        yield from self.value

    def __call__(self, *given: Any, **named: Any) -> tuple[Any, ...]:
        return (*given, named)

    @property
    def shown(self) -> str:
        """A property."""
        return f"{self.value!r:>8}"

    @cached_property
    def twice(self) -> Any:
        """One that is worked out once."""
        return self.value * 2

    @classmethod
    def of(cls, value: Any) -> Kept:
        """One of its class."""
        return cls(value)


class Fault(ValueError):
    """An error of one's own."""


@contextmanager
def held(what: list[Any]) -> Iterator[list[Any]]:
    """Gives a list and empties it."""
    try:
        yield what
    finally:
        what.clear()


def texts() -> None:
    """What is done with words."""
    for word in WORDS:
        for one in (word, word * 3, f"{word}:{word!r}:{word!a}"):
            one.upper(), one.lower(), one.casefold(), one.title(), one.strip(), one.split()
            (
                one.encode(),
                one.encode("utf-16"),
                one.center(20, "-"),
                one.partition("e"),
                one.isalpha(),
            )
            (
                one.replace("e", "ee"),
                one.find("b"),
                one.count("r"),
                one.splitlines(),
                one[::-1],
                one[1:3],
            )
            (
                one.startswith(("h", "s")),
                one.removeprefix("hin"),
                one.zfill(9),
                one.isdigit(),
                hash(one),
            )
            (
                one.translate({101: "3"}),
                one.rsplit("e", 1),
                one.rjust(3),
                sorted(one),
                list(one),
                one in "abc",
            )
            (
                "%s %r %5.2f %d %x" % (one, one, 2.5, 7, 255),
                "{:>5} {a}".format(one, a=1),
                f"{len(one):05d}",
            )
            (
                json.loads(json.dumps([one, {one: one}])),
                json.dumps(one, ensure_ascii=False),
                repr(one),
            )
            one.encode().decode(), one.encode("ascii", "replace"), one.encode("latin-1", "ignore")
    ", ".join(WORDS), " ".join(word for word in WORDS if word), b"ab".hex(), bytes.fromhex("00ff")
    (
        re.compile(r"(?P<a>[a-z]+)|\d{2,}(?=x)|^\s*$", re.I).findall("Abc 123x"),
        re.sub(r"\W+", "-", "a b"),
    )
    (
        re.split("[,;]", "a,b;c"),
        re.fullmatch(r"(\w)\1*", "aaa"),
        re.search("b", "abc"),
        re.escape("a.b"),
    )
    (
        bytearray(b"ab").extend(b"c"),
        memoryview(b"abc")[1:].tobytes(),
        int("-17"),
        int("ff", 16),
        float("1e-5"),
    )


def sums() -> None:
    """What is done with numbers."""
    for a, b in itertools.product(NUMBERS, NUMBERS):
        for ask in (
            lambda a, b: (a + b, a - b, a * b, a < b, a == b, a >= b, -a, abs(a), bool(a), hash(a)),
            lambda a, b: (a // b, a % b, divmod(a, b), a / b),
            lambda a, b: (a & b, a | b, a ^ b, ~a, a << 3, a >> 2),
            lambda a, b: (a ** (b % 5), round(a), round(a, 1), int(a), float(a), str(a), repr(b)),
            lambda a, b: (math.floor(a), math.ceil(b), math.isclose(a, b), math.hypot(a, b)),
            lambda a, b: (math.sin(a), math.cos(a), math.atan2(a, b), math.sqrt(abs(a))),
            lambda a, b: (complex(a, b) * 1j, abs(complex(a, b)), cmath.phase(complex(a, b))),
            lambda a, b: (f"{a:.3g} {a:e} {a:+,} {a:08.2f}", math.degrees(a), json.dumps([a, b])),
            lambda a, b: (math.asin(a), math.acos(b), math.tan(a), math.log(a), math.exp(b)),
            lambda a, b: (min(a, b), max(a, b), sum([a, b]), math.fsum([a, b]), pow(a, 3, 7)),
        ):
            with suppress(ArithmeticError, ValueError, TypeError):
                ask(a, b)


def groups() -> None:
    """What is done with lists, sets and mappings."""
    many = [Kept(number) for number in range(50)]
    many.sort(), many.sort(key=lambda one: -one.value, reverse=True), many.reverse(), many.pop(3)
    (
        many.insert(2, many[0]),
        many.remove(many[5]),
        many.index(many[4]),
        many.count(many[1]),
        many.copy(),
    )
    many[3:5] = (
        [],
        many[::2],
        del_some(many),
        many + many,
        many * 2,
        many == list(many),
        many[-1] in many,
    )
    one, two = set(range(20)), frozenset(range(10, 30))
    (
        one & two,
        one | two,
        one - two,
        one ^ two,
        one <= two,
        one.isdisjoint(two),
        sorted(one),
        {*one, *two},
    )
    one.update(two), one.discard(3), one.remove(4), one.add(99), one.pop(), hash(two), one == two
    by = {str(number): number for number in range(200)}
    by.get("x"), by.setdefault("x", 1), by.pop("x"), by.popitem(), {**by}, by | by, list(by.items())
    (
        by.keys() & {"1"},
        by.update(a=1),
        dict(zip("ab", (1, 2), strict=True)),
        dict.fromkeys("ab"),
        by == dict(by),
    )
    del by["5"]
    (
        (1, "a") < (1, "b"),
        (1,) + (2,),
        (1, 2).index(2),
        tuple(range(5))[1:3],
        hash((1, "a")),
        range(9)[::2],
    )
    (
        list(itertools.chain([1], [2])),
        list(itertools.pairwise("abc")),
        list(itertools.accumulate([1, 2])),
    )
    (
        list(itertools.groupby("aab")),
        list(itertools.combinations("abc", 2)),
        list(itertools.islice("abc", 2)),
    )
    (
        list(map(str, [1])),
        list(filter(None, [0, 1])),
        list(enumerate("ab")),
        list(reversed("ab")),
        any([0]),
        all([]),
    )
    (
        reduce(lambda a, b: a + b, [1, 2]),
        partial(max, 1)(2),
        lru_cache(maxsize=2)(len)("a"),
        iter([1]).__length_hint__(),
    )
    (
        json.loads(json.dumps(UNITE, sort_keys=True, indent=1)),
        json.dumps(UNITE, separators=(",", ":")),
    )
    first, *others = many
    first, others = others, first


def del_some(many: list[Any]) -> None:
    """Takes some away."""
    del many[1], many[4:6], many[::3]


def classes() -> None:
    """What is done with objects, generators and closures."""
    one = Kept.of([1, 2])
    (
        one.shown,
        one.twice,
        one.other,
        one(1, a=2),
        [*one],
        weakref.ref(one)(),
        vars(one),
        dir(one),
        repr(one),
    )
    (
        setattr(one, "new", 1),
        hasattr(one, "_none"),
        delattr(one, "new"),
        isinstance(one, (int, Kept)),
        one == 1,
    )
    with held([1]) as what:
        what.append(2)
    made = (number * 2 for number in range(5))
    next(made), made.send(None), made.close(), callable(made), type("New", (Kept,), {"x": 1})(2).x
    match UNITE:
        case {"a": int(a), "c": {"d": str()}, **rest} if a and rest:
            pass
    super(Fault, Fault("a")).__init__("b"), id(one), getattr(one, "x", None)


def raised(ask: Callable[[], object]) -> str:
    """How an error looks, with its trace."""
    try:
        ask()
    except BaseException as error:
        try:
            raise Fault("one after the other") from error
        except Fault as fault:
            fault.add_note("told")
            return "".join(traceback.format_exception(fault)) + repr(error) + str(error)
    return ""


def faults() -> None:
    """Errors of all kinds."""
    nothing: Any = None
    here: Any = {}

    def deep(n: int) -> int:
        return deep(n + 1) + 1

    def throw(error: BaseException) -> None:
        raise error

    for ask in (
        lambda: 1 / 0, lambda: nothing.x, lambda: nothing(), lambda: nothing[0], lambda: here["x"],
        lambda: [][1], lambda: int("x"), lambda: float("x"), lambda: "a" + 1, lambda: len(5),
        lambda: deep(0), lambda: json.loads("{"), lambda: json.loads("[1,]"), lambda: json.loads('"\\x"'),
        lambda: b"\xff".decode(), lambda: "\ud800".encode(), lambda: 2.0**5000, lambda: math.sqrt(-1),
        lambda: next(iter([])), lambda: [].pop(), lambda: {}.popitem(), lambda: (1, 2).index(3),
        lambda: max([]), lambda: "".join([1]), lambda: sorted([1, "a"]), lambda: {[]: 1},
        lambda: deep(), lambda: deep(1, 2), lambda: deep(x=1), lambda: throw(KeyboardInterrupt()),
        lambda: bytearray(2**31 - 2), lambda: [0] * 2**29, lambda: __import__("no_such_module"),
        lambda: throw(ExceptionGroup("g", [ValueError(1), TypeError(2)])), lambda: json.dumps({1j}),
        lambda: "%d" % "a", lambda: f"{5:q}", lambda: chr(-1), lambda: range(1, 2, 0), lambda: undefined,
        lambda: open("/no/such/file"), lambda: exec("1 +"), lambda: exec("x = = 1"), lambda: int("9" * 5000),
        lambda: throw(SystemExit(1)), lambda: throw(Fault("a", 2)), lambda: Fault.missing, lambda: Kept(),
        lambda: re.compile("("), lambda: dict([1]), lambda: object() < object(), lambda: iter(5),
    ):  # fmt: skip
        raised(ask)


def memory() -> None:
    """Garbage, and more memory than there was."""
    for _ in range(3):
        ring: list[Any] = [
            Kept(1),
            {},
            set(),
            (),
            lambda: ring,
            iter([]),
            (n for n in range(3)),
            Fault("a"),
        ]
        ring += [
            ring,
            {"a": ring},
            weakref.ref(ring[0]),
            partial(len, ring),
            memoryview(b"a"),
            Kept,
            sys.stdout,
        ]
        ring += [
            map(len, ring),
            zip(ring),
            filter(None, ring),
            enumerate(ring),
            reversed(ring),
            super(Fault, Fault("b")),
        ]
        ring[0].ring = ring
        del ring
        gc.collect()
    gc.get_count(), gc.get_stats(), gc.get_threshold(), gc.freeze(), gc.unfreeze()
    blocks = [bytearray(5_000_000) for _ in range(20)]
    blocks.clear()
    [{str(number): [number]} for number in range(50_000)]


for exercise in (texts, sums, groups, classes, faults, memory):
    exercise()
