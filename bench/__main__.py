"""`make bench`: every figure of speed and weight that the course promises, in one run.

What is compared is measured side by side, so that ratios hold on any machine. Nothing here passes
or fails; the numbers are for people.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

from bench import cohort, compiled, crowd, live_update, page_weight
from spasmcycle.figures import PICTURES
from workshop.browser import launch
from workshop.progress import ROOT

LESSON = "notebooks/06_closing_the_loop.html"


def show(title: str, rows: list[tuple[str, str]]) -> None:
    """One block of the report."""
    print(f"\n{title}\n" + "-" * len(title))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


def build(folder: Path, plain: bool) -> tuple[Path, float]:
    """Build the book into `folder`; with `plain`, with Jupyter Book's own settings only.

    Returns the folder of the pages and the seconds it took.
    """
    source = folder / "source"
    leave = shutil.ignore_patterns(".git", ".venv", "_build", "tests", "node_modules", "*.egg-info")
    shutil.copytree(ROOT, source, ignore=leave)
    if plain:
        settings = yaml.safe_load((source / "_config.yml").read_text(encoding="utf-8"))
        kept = ("title", "author", "execute", "only_build_toc_files", "exclude_patterns")
        settings = {name: settings[name] for name in kept if name in settings}
        (source / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    tool = Path(sys.executable).with_name("jupyter-book")
    begun = time.perf_counter()
    done = subprocess.run([tool, "build", source], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"the book does not build:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return source / "_build" / "html", time.perf_counter() - begun


def main() -> None:
    """Measure everything and print it."""
    argparse.ArgumentParser(prog="make bench", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        print("Building the book twice ...", flush=True)
        site, ours = build(Path(scratch) / "ours", plain=False)
        _, plain = build(Path(scratch) / "plain", plain=True)
        show(
            "Building the book",
            [
                ("with the course's extension", f"{ours:.1f} s"),
                ("plain Jupyter Book, same pages", f"{plain:.1f} s  (ratio {ours / plain:.2f})"),
            ],
        )
        browser = launch(playwright)
        for figure in PICTURES:
            page = _page_with(site, figure)
            if page and live_update.slider_of(figure):
                _live(browser, site, page, figure)
        rows = page_weight.page_weight(browser, site, LESSON)
        show("Weight of a lesson page, gzip", [(n, f"{b / 1000:.1f} kB") for n, b in rows.items()])
        waits = sorted(page_weight.first_control(browser, site, LESSON) for _ in range(3))
        show("First control usable", [("4x throttle, 1.6 Mb/s, 150 ms", f"{waits[1]:.2f} s")])
        show("The same run of the model, 84 days", compiled.report(browser))
        show(f"{crowd.PEOPLE} people, {crowd.DAYS} days, in the page", crowd.report(browser))
        browser.close()
    rows = [
        (n, f"{v:.3g}" if isinstance(v, float) else str(v)) for n, v in cohort.measure().items()
    ]
    show("10,000 people over a year: seconds, and ratios", rows)


def _page_with(site: Path, figure: str) -> str | None:
    """The first lesson or page of the book that shows this picture, below the site's folder."""
    pages = [*sorted(site.glob("notebooks/*.html")), *sorted(site.glob("book/*.html"))]
    for page in pages:
        if f'data-figure="{figure}"' in page.read_text(encoding="utf-8"):
            return page.relative_to(site).as_posix()
    return None


def _live(browser: Browser, site: Path, page: str, figure: str) -> None:
    callback = live_update.by_callback(figure)
    rows = []
    for throttle in (1, 4):
        found = live_update.drag(browser, site, page, figure, throttle)
        rows += [
            (
                f"{throttle}x: model + redraw",
                f"median {found['draw_median']:.2f} ms, p95 {found['draw_p95']:.2f} ms "
                f"({found['draws']} updates), {callback / found['draw_median']:.0f}x faster than "
                "the callback",
            ),
            (
                f"{throttle}x: pointer to end of frame",
                f"median {found['wait_median']:.1f} ms, p95 {found['wait_p95']:.1f} ms",
            ),
        ]
        for what, rate in live_update.frames(browser, site, page, figure, throttle).items():
            rows.append((f"{throttle}x: {what}", f"{rate:.0f} frames a second"))
    rows.append(("kernel callback, same picture", f"median {callback:.1f} ms"))
    show(f"Live picture: {figure}", rows)


if __name__ == "__main__":
    main()
