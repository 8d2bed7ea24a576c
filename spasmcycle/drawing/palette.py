"""One colour for each tissue, light and dark, for every drawing of the course.

A drawing uses the light colours. In an SVG each becomes a variable of the page (`VARIABLES`), and
the page gives the variable the colour of the reader's theme (`css`): there is no second drawing.
Beside each other, two fills differ by 1.5 to 1, or an edge between them by 3 to 1 from both.
"""

from __future__ import annotations

COLOURS: dict[str, tuple[str, str]] = {
    "bone": ("#f5ead0", "#c9b994"),
    "bone-edge": ("#5b4a2f", "#fbf4e0"),
    "bone-shell": ("#cdb37c", "#94825a"),
    "bone-grain": ("#c9b482", "#8a7b58"),
    "bone-ink": ("#1f2430", "#1f2431"),
    "cartilage": ("#a9d3dc", "#4f8994"),
    "cartilage-edge": ("#2f6672", "#c9eef5"),
    "ring": ("#a8bacb", "#50657a"),
    "ring-layer": ("#8fa6ba", "#43586c"),
    "ring-edge": ("#3c5166", "#c3d3e2"),
    "nucleus": ("#93b8d0", "#3f7fab"),
    "nucleus-mid": ("#78a8c8", "#3777a5"),
    "nucleus-core": ("#5c98c0", "#2f6f9e"),
    "nucleus-edge": ("#12334d", "#cfe7f8"),
    "herniation": ("#4a86b3", "#3c80b0"),
    "ligament": ("#efe9da", "#8d866f"),
    "ligament-edge": ("#6a6048", "#f2ecd9"),
    "ligament-grain": ("#a89b78", "#c9c0a3"),
    "flavum": ("#e3cf8e", "#8b7634"),
    "flavum-edge": ("#6d5a1e", "#f3e2a5"),
    "flavum-grain": ("#b0954a", "#cdb562"),
    "fat": ("#fbe9ae", "#463d2c"),
    "fat-edge": ("#8a7127", "#dcc98f"),
    "fat-grain": ("#dcbc62", "#6d6046"),
    "sac": ("#d5e9f2", "#24414f"),
    "sac-edge": ("#2c5f7d", "#a9d8ee"),
    "nerve": ("#eebf2d", "#f0c440"),
    "nerve-edge": ("#6b4d00", "#2b2000"),
    "muscle": ("#bd7d6c", "#74402f"),
    "muscle-edge": ("#5a2a22", "#f0bfae"),
    "muscle-deep": ("#8f4f42", "#4c251b"),
    "muscle-light": ("#deaa9c", "#a5654f"),
    "fascia": ("#f4ecd6", "#a39a7c"),
    "fascia-edge": ("#6f6244", "#f5edd4"),
    "skin": ("#dcae90", "#6f4a37"),
    "skin-edge": ("#6e4530", "#f0c9b0"),
    "artery": ("#c98d93", "#7c434a"),
    "artery-edge": ("#6b343c", "#f0c0c6"),
    "vein": ("#8fa3c8", "#3d4f78"),
    "vein-edge": ("#34466e", "#c3cff0"),
    "brain": ("#e9dfe0", "#4a3f44"),
    "brain-edge": ("#7c6a70", "#d9c9ce"),
    "body": ("#f3f4f6", "#20262d"),
    "body-far": ("#e2e5e9", "#2b333c"),
    "body-edge": ("#626a74", "#98a2ad"),
    "hair": ("#d3d8dd", "#3a434d"),
    "thing": ("#c9d0d7", "#46505b"),
    "root-L4": ("#0070af", "#5aa9e1"),
    "root-L5": ("#b35000", "#f08a3d"),
    "root-S1": ("#00795a", "#2fb58d"),
}
"""What a colour stands for: (light theme, dark theme). An edge is the line round its fill."""

LIGHT = {name: light for name, (light, _) in COLOURS.items()}

VARIABLES = {light: f"t-{name}" for name, (light, _) in COLOURS.items()}
"""The page's variable, without its `--sc-`, for each light colour."""

DARK_PAPER = "#121212"
"""The page's background in the dark theme, on which the dark colours are judged."""


def css() -> str:
    """The variables of the page in both themes, as a style sheet."""
    light = "".join(f"--sc-t-{name}:{pair[0]};" for name, pair in COLOURS.items())
    dark = "".join(f"--sc-t-{name}:{pair[1]};" for name, pair in COLOURS.items())
    return (
        f':root{{{light}}}\nhtml[data-theme="dark"],body[data-jp-theme-light="false"]{{{dark}}}\n'
    )


def lightness(colour: str) -> float:
    """The relative luminance of a colour "#rrggbb" (WCAG 2.2), 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2), 1 to 21."""
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)
