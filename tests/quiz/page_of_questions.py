"""A plain page that holds questions, for the browser tests of this folder."""

from pathlib import Path

START = '<sc-due data-lessons=""><p>Shown with scripts only.</p></sc-due>'
# With rules of the book's theme that would change the look of an element.
STYLE = """
[hidden] { display: none !important; }
label { display: inline-block; margin-bottom: 0.5rem; }
body { margin: 0; padding: 16px; font: 16px/1.5 sans-serif; }
html { color: var(--sc-ink); background: var(--sc-paper); }
main { max-width: 800px; margin: auto; }
"""


def write_page(folder: Path, name: str, style: str, body: str) -> None:
    """Write a page of questions into `folder`, beside the script course.js that it loads."""
    page = (
        f'<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{name}</title>'
        f"<style>{style}{STYLE}</style>"
        f'<script defer src="course.js" data-elements="define"></script></head>'
        f"<body><main><h1>A lesson</h1><h2>Questions</h2>{body}</main></body></html>"
    )
    folder.joinpath(f"{name}.html").write_text(page, encoding="utf-8")
