"""What the pages of a guide show: claims with their support, terms, links, the check in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hingewell.problems import ContentErrors
from hingewell.render.prose import plain

from .small import CONTENT, DOCS, Seen, html, small_site

GONE = "name another, or delete this line"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small guide, to be changed."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_every_link_leads_to_an_anchor_that_exists() -> None:
    site = small_site()
    uris = [*site.pages(), *DOCS]
    seen = {site_url(uri): Seen(html(site, uri)) for uri in uris}
    for path, sheet in site.files().items():
        seen[f"/{path.removesuffix('index.html')}"] = Seen(sheet.decode())
    for url, page in seen.items():
        for href in page.links:
            if "//" in href or href.startswith("tel:"):
                continue
            path, _, anchor = resolve(href, url).partition("#")
            assert path in seen, href
            assert not anchor or anchor in seen[path].ids, href


def site_url(uri: str) -> str:
    from hingewell.render.addresses import page_url

    return f"/{page_url(uri)}"


def resolve(href: str, url: str) -> str:
    from urllib.parse import urljoin

    return urljoin(url, href)


def test_no_id_stands_twice_on_a_page() -> None:
    docs = {**DOCS, "twice.md": '{{ show("topics/toes") }}\n{{ show("topics/toes") }}'}
    site = small_site(docs)
    for uri in [*site.pages(), *docs]:
        ids = Seen(html(site, uri, docs)).ids
        assert sorted(ids) == sorted(set(ids)), uri


def test_a_claim_has_its_anchor_and_a_mark_that_names_source_and_certainty() -> None:
    seen = Seen(html(small_site(), "index.md"))
    assert "anatomy-big_toe--bends" in seen.ids
    labels = [mark["aria-label"] for mark in seen.having("hw-mark__button")]
    assert "Source 1: Toes 2020; certainty: low" in labels
    assert "lists/#toe_2020" in seen.links


def test_what_is_to_be_verified_never_stands_as_support(content: Path) -> None:
    rewrite(content / "anatomy" / "big_toe.yml", "refs: [toe_2020]", "refs: [rumour, toe_2020]")
    rewrite(
        content / "topics" / "toes.yml",
        "refs: [toe_2020], certainty: low",
        "refs: [rumour], certainty: opinion",
    )
    seen = Seen(html(small_site(content=content), "index.md"))
    assert not [href for href in seen.links if href.endswith("#rumour")]
    labels = [str(mark["aria-label"]) for mark in seen.having("hw-mark__button")]
    assert not [label for label in labels if "rumour" in label]
    assert "Opinion, certainty: opinion" in labels


def test_a_term_opens_in_place_without_script() -> None:
    page = html(small_site(), "index.md")
    seen = Seen(page)
    button = seen.having("hw-term__button")[0]
    notes = [attrs for attrs in seen.having("hw-note") if attrs["id"] == button["popovertarget"]]
    assert "popover" in notes[0]
    assert "One of five at the end of a foot." in seen.text


def test_words_in_double_brackets_become_links(content: Path) -> None:
    rewrite(
        content / "topics" / "toes.yml",
        "What toes are for.",
        "See [[anatomy/big_toe#bends|how it bends]].",
    )
    docs = {**DOCS, "other.md": '{{ show("topics/toes") }}'}
    seen = Seen(html(small_site(docs, content), "other.md", docs))
    assert "../#anatomy-big_toe--bends" in seen.links
    assert "See how it bends." in seen.text


def test_an_exercise_has_a_page_with_its_dose() -> None:
    site = small_site()
    seen = Seen(html(site, "exercises/toe-wiggle.md"))
    assert "1 set of 5 to 10 repetitions" in seen.text
    assert "exercises-toe_wiggle" in seen.ids
    assert not [name for name in seen.ids if name.startswith("dosing-")]
    assert "../../#dosing-toe_wiggles" in seen.links


def test_the_paper_check_says_what_each_answer_leads_to() -> None:
    seen = Seen(html(small_site(), "check/paper.md"))
    assert {"page-signs", "questions-toe_off", "decisions-urgency", "outcomes-sore"} <= set(
        seen.ids
    )
    assert "Yes or I’m not sure: Emergency. Call now. The toe is off." in " ".join(
        seen.text.split()
    )
    assert "3 or more or I’m not sure" in seen.text
    assert "2 or less" in seen.text
    assert "Nothing above fits" in seen.text


def test_warning_signs_come_from_the_rules(content: Path) -> None:
    rewrite(content / "selfcheck" / "decisions" / "urgency.yml", "then: urgent", "then: emergency")
    text = Seen(html(small_site(content=content), "help.md")).text
    emergency, _, rest = text.partition("Call today")
    assert "The toe is blue" in emergency
    assert "The toe is blue" not in rest


def test_a_warning_sign_may_have_words_of_its_own(content: Path) -> None:
    own = "then: urgent\n    sign: Any blue on a [[toe]]."
    rewrite(content / "selfcheck" / "decisions" / "urgency.yml", "then: urgent", own)
    words = Seen(html(small_site(content=content), "help.md")).words
    assert "Any blue on a toe." in words
    assert "The toe is blue" not in words


def test_a_rule_has_words_of_its_own_for_the_phone(content: Path) -> None:
    own = "then: urgent\n    call: My toe went blue."
    rewrite(content / "selfcheck" / "decisions" / "urgency.yml", "then: urgent", own)
    site = small_site(content=content)
    assert "Say: “My toe went blue.”" in Seen(html(site, "check/paper.md")).words


def test_a_list_of_signs_says_what_counts(content: Path) -> None:
    sign = "short: The toe is off, type: yes_no"
    counts = f'{sign}, help: "A loose nail does not count."'
    rewrite(content / "selfcheck" / "questions" / "toe.yml", sign, counts)
    assert (
        "A loose nail does not count." in Seen(html(small_site(content=content), "help.md")).words
    )


class TestMisplaced:
    """Problems name the file and line."""

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            (
                '{{ show("topics/toe") }}',
                "docs/x.md:2:10: there is no 'toe' among the topics; did you mean 'toes'?",
            ),
            (
                '{{ show("dose/x") }}',
                "docs/x.md:2:10: 'dose/x' does not say the kind of entry; did you mean 'dosing'?",
            ),
            (
                '{{ show("topics/toes", part="claim") }}',
                "docs/x.md:2:10: topics/toes has no part 'claim'; did you mean 'claims'?",
            ),
            (
                '{{ show("exercises/toe_curl") }}',
                f"docs/x.md:2:10: there is no 'toe_curl' among the exercises; {GONE}",
            ),
            (
                '{{ cards("exercises", ids=["toe_wiggle", "toe_curl"]) }}',
                f"docs/x.md:2:43: there is no 'toe_curl' among the exercises; {GONE}",
            ),
            (
                '{{ cards("exercises", group="hands") }}',
                "docs/x.md:2:30: no exercises have the group 'hands'; use one of: wiggle",
            ),
            (
                '{{ page_cards("index.md", "far/away.md") }}',
                f"docs/x.md:2:28: there is no page docs/far/away.md; {GONE}",
            ),
            (
                '{{ show("topics/toes" }}',
                "docs/x.md:2:1: unexpected '}', expected ')'; mend what stands in {{ }} or {% %}",
            ),
        ],
    )
    def test_on_a_page(self, line: str, problem: str) -> None:
        with pytest.raises(ContentErrors) as caught:
            small_site({**DOCS, "x.md": f"# X\n{line}\n"})
        assert str(caught.value) == problem

    def test_an_entry_that_no_page_shows(self) -> None:
        docs = {**DOCS, "index.md": DOCS["index.md"].replace('{{ show_all("topics") }}', "")}
        with pytest.raises(ContentErrors) as caught:
            small_site(docs)
        assert str(caught.value) == (
            "content/topics/toes.yml:1:1: no page under docs/ shows topics/toes;"
            ' write {{ show("topics/toes") }} there'
        )


def test_a_table_in_running_text_names_its_rows_and_columns(content: Path) -> None:
    table = (
        "table:\n  caption: What toes do\n  columns: [Toe, Job]\n"
        "  rows:\n    - [The big one, It pushes.]\n  refs: [toe_2020]\n  certainty: low\nclaims:"
    )
    rewrite(content / "topics" / "toes.yml", "claims:", table)
    page = html(small_site(content=content), "index.md")
    assert '<caption>What toes do<small class="hw-mark"' in page
    assert '<th role="rowheader" scope="row" data-label="Toe"><span>The big one</span></th>' in page
    assert '<td role="cell" data-label="Job"><span>It pushes.</span></td>' in page


def test_scores_are_added_up_without_what_does_not_apply() -> None:
    text = " ".join(Seen(html(small_site(), "lists.md")).text.split())
    told = (
        "The pages of exercises 100 % (1 of 1, 1 of 1) 50 % (0 of 1, 1 of 1) 60 % (4 of 5, 2 of 5)"
    )
    assert told in text
    assert "The list not scored yet not scored yet not scored yet" in text
    tables = "does not apply: It has none. does not apply: I saw no table."
    assert f"2. Its tables are simple. {tables}" in text
    assert "1. It says what nobody knows. 4 of 5: It tells of one doubt." in text
    assert "On 2 of 4 items all gave the same." in text
    assert "Ann. Reads leaflets. This rater has written none of the pages." in text


def test_scores_of_a_page_that_is_not_there_are_named(content: Path) -> None:
    review = content / "reviews" / "pages.yml"
    rewrite(review, "covers: [exercises]", "covers: [exercises, docs/lost.md]")
    with pytest.raises(ContentErrors) as caught:
        small_site(content=content)
    assert str(caught.value) == (
        "content/reviews/pages.yml:3:23: there is no page 'docs/lost.md';"
        " did you mean 'docs/lists.md'?"
    )


def test_a_page_of_an_exercise_that_was_removed_is_named() -> None:
    with pytest.raises(ContentErrors) as caught:
        small_site({**DOCS, "exercises/headstand.md": "# Headstand\nStand on it.\n"})
    assert str(caught.value) == (
        "docs/exercises/headstand.md:1:1: there is no 'headstand' among the exercises;"
        " delete the page, or add the entry again"
    )


def test_a_picture_stands_by_itself_and_a_missing_one_is_named() -> None:
    line = '{{ figure("exercises/toe_wiggle#fly", caption="A toe") }}'
    with pytest.raises(ContentErrors) as caught:
        small_site({**DOCS, "x.md": f"# X\n{line}\n"})
    assert "docs/x.md:2:12: exercises/toe_wiggle has no picture 'fly'" in str(caught.value)


def test_a_sheet_to_print_says_all_that_one_needs_to_do_it() -> None:
    site = small_site()
    files = {path: Seen(sheet.decode()) for path, sheet in site.files().items()}
    sheet = files["handouts/exercises/toe-wiggle/index.html"]
    exercise = site.knowledge.exercises["toe_wiggle"]
    for words in [step.text for step in exercise.steps] + [one.text for one in exercise.safety]:
        assert plain(words, site.knowledge) in sheet.text
    assert "1 set of 5 to 10 repetitions" in sheet.text
    assert "http://127.0.0.1/exercises/toe-wiggle/" in sheet.text
    assert "../../../exercises/toe-wiggle/#exercises-toe_wiggle" in sheet.links
    page = Seen(html(site, "exercises/toe-wiggle.md"))
    assert "../../handouts/exercises/toe-wiggle/" in page.links
    assert sorted(set(sheet.ids)) == sorted(sheet.ids)


def test_a_topic_has_its_beginnings_pictures_sources_and_places_outside(content: Path) -> None:
    (content / "topics" / "toes.yml").write_text(
        """id: toes
title: Toes
summary: What toes are for.
look: list
claims:
  - {id: balance, lead: Standing., text: Toes help you balance., refs: [toe_2020], certainty: low}
figures:
  - {id: tall, caption: Standing on all toes., pose: {base: standing}}
elsewhere: [toe_2020]
see: []
""",
        "utf-8",
    )
    rewrite(content / "references.yml", "title: Toes,", "title: Toes, url: https://toes.example/,")
    page = Seen(html(small_site(content=content), "index.md"))
    assert "Standing. Toes help you balance." in page.text
    assert "Standing on all toes." in page.text
    assert "Sources: Toes 2020." in page.text
    assert "https://toes.example/" in page.links
    rewrite(content / "topics" / "toes.yml", "look: list", "look: list\nin_short: true")
    again = Seen(html(small_site(content=content), "index.md"))
    assert "Sources: Toes 2020." not in again.text


def test_a_form_repeats_what_stands_elsewhere_and_leaves_room_to_write(content: Path) -> None:
    (content / "forms").mkdir()
    (content / "forms" / "diary.yml").write_text(
        """id: diary
name: Toe diary
summary: For a week of toes.
parts:
  - {title: Think of this, says: [topics/toes#balance]}
  - title: My days
    lines: [My toe]
    ticks: [It wiggled]
    columns: [Day, How it was]
    rows: [Monday]
""",
        "utf-8",
    )
    rewrite(content / "topics" / "toes.yml", "- {text", "- {id: balance, text")
    docs = {**DOCS, "forms.md": '# Forms\n\n{{ show("forms/diary", heading=False) }}\n'}
    site = small_site(docs, content)
    sheet = Seen(site.files()["handouts/forms/diary/index.html"].decode())
    for words in ("Toe diary", "Toes help you balance.", "My toe", "It wiggled", "Monday"):
        assert words in sheet.text
    assert "http://127.0.0.1/forms/" in sheet.text
    assert "../handouts/forms/diary/" in Seen(html(site, "forms.md", docs)).links
