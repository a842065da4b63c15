"""Makes resources/fonts/inter.json: the two faces for paper, from the font of the screen.

The screen's font comes in pieces per script, each of variable weight; on paper one plain file a weight is needed. Run it
from the root of the project when the package of the font changes:

    pip install fonttools brotli && python3 scripts/paper-font/make-fonts.py
"""

import base64
import io
import json

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PIECES = "node_modules/@fontsource-variable/inter/files/inter-{}-wght-normal.woff2"
SCRIPTS = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"]
WEIGHTS = {"regular": 400, "bold": 600}
FIXED_TIME = 3_600_000_000


def only_letters(font, code_points):
    """Kerning stays; hints, ligatures and other shapes of a letter are of no use on paper."""
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)


def face_of(weight):
    parts, seen = [], set()
    for script in SCRIPTS:
        font = TTFont(PIECES.format(script))
        font.flavor = None
        font = instancer.instantiateVariableFont(font, {"wght": weight})
        fresh = [code for code in font.getBestCmap() if code not in seen]
        seen.update(fresh)
        only_letters(font, fresh)
        part = io.BytesIO()
        font.save(part)
        part.seek(0)
        parts.append(part)
    font = Merger().merge(parts)
    for table in ("GSUB", "gasp", "STAT"):
        if table in font:
            del font[table]
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = FIXED_TIME
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


faces = {name: base64.b64encode(face_of(weight)).decode() for name, weight in WEIGHTS.items()}
with open("resources/fonts/inter.json", "w", encoding="utf-8") as file:
    file.write(json.dumps(faces, indent=2) + "\n")
