"""The outline of a standing figure and the soft shapes of its regions, in a space of its own.

The space is 240 wide and 500 high with x = 0 in the middle of the body. Only the half on the
viewer's right is written down; the other is its mirror.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from mindbody_app.practice.regions import Region

BOUNDS = QRectF(-120, -6, 240, 512)

Points = tuple[tuple[float, float], ...]

# From the crown down the outside of the arm, up its inside, and down the leg to the crotch. A None
# breaks the curve, so that armpit and crotch stay corners.
_OUTLINE: tuple[Points, ...] = (
    (
        (0, 0),
        (14, 3.5),
        (23, 14),
        (25.5, 30),
        (22.5, 46),
        (16.5, 58),
        (12.8, 66),
        (12.8, 75),
        (18, 83),
        (32, 89),
        (48, 94),
        (58, 103),
        (62.5, 118),
        (65, 140),
        (68.5, 160),
        (72.5, 180),
        (77.5, 204),
        (81, 228),
        (85, 241),
        (91, 254),
        (92.5, 268),
        (90, 281),
        (85, 290),
        (80, 288),
        (77.5, 277),
        (75.5, 271),
        (71.5, 266),
        (70.5, 256),
        (72, 243),
        (68, 222),
        (61, 200),
        (56, 182),
        (52, 164),
        (47.5, 144),
        (43.5, 126),
    ),
    (
        (43.5, 126),
        (42.5, 146),
        (39, 168),
        (37.5, 186),
        (38.5, 206),
        (42, 226),
        (44.5, 248),
        (44.5, 274),
        (42, 302),
        (38, 330),
        (35.5, 350),
        (35.5, 364),
        (37, 384),
        (35, 408),
        (29.5, 436),
        (26, 455),
        (26.5, 467),
        (31, 479),
        (36.5, 489),
        (36, 496),
        (27, 499),
        (15.5, 497),
        (10.5, 488),
        (10.5, 472),
        (11.5, 456),
        (10.5, 438),
        (9, 412),
        (9.5, 388),
        (11.5, 366),
        (11, 350),
        (9, 330),
        (6, 302),
        (3.5, 278),
        (0, 260),
    ),
)


def _smooth(path: QPainterPath, points: Points) -> None:
    """Continue a path through points with a Catmull-Rom spline."""
    first, last = points[0], points[-1]
    before = (-points[1][0], points[1][1]) if first[0] == 0 else first
    padded = (before, *points, last)
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in zip(
        padded, padded[1:], padded[2:], padded[3:], strict=False
    ):
        path.cubicTo(
            x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2
        )


@lru_cache(maxsize=1)
def outline() -> QPainterPath:
    """The whole figure's outline."""
    half = QPainterPath(QPointF(0, 0))
    for points in _OUTLINE:
        _smooth(half, points)
    half.lineTo(-2, 260)
    half.lineTo(-2, 0)
    half.closeSubpath()
    return half.united(_mirrored(half)).simplified()


def _mirrored(path: QPainterPath) -> QPainterPath:
    return QTransform.fromScale(-1, 1).map(path)


def _capsule(width: float, *points: tuple[float, float]) -> QPainterPath:
    line = QPainterPath(QPointF(*points[0]))
    for _, point in pairwise(points):
        line.lineTo(QPointF(*point))
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(line).simplified()


def _oval(x: float, y: float, across: float, down: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), across, down)
    return path


@lru_cache(maxsize=1)
def _half_shapes() -> dict[str, QPainterPath]:
    """Shapes of the regions that come in pairs, on the viewer's right."""
    return {
        "shoulder": _oval(46, 108, 16, 13),
        "upper_arm": _capsule(15, (56, 132), (63, 170)),
        "forearm": _capsule(14, (66, 190), (76, 234)),
        "hand": _capsule(14, (80, 254), (84, 278)),
        "thigh": _capsule(26, (23, 264), (23, 328)),
        "knee": _capsule(23, (23.5, 345), (23.5, 367)),
        "lower_leg": _capsule(19, (23, 382), (19, 446)),
        "foot": _capsule(16, (18, 472), (24, 490)),
    }


@lru_cache(maxsize=1)
def _middle_shapes() -> dict[Region, QPainterPath]:
    return {
        Region.HEAD: _oval(0, 25, 20, 21),
        Region.FACE: _oval(0, 36, 12, 16),
        Region.JAW: _oval(0, 53, 11, 7),
        Region.NECK: _capsule(12, (0, 69), (0, 82)),
        Region.CHEST: _capsule(38, (-14, 120), (14, 120)),
        Region.UPPER_BACK: _capsule(40, (-13, 122), (13, 122)),
        Region.ABDOMEN: _capsule(30, (-10, 172), (10, 172), (10, 192), (-10, 192), (-10, 172)),
        Region.LOWER_BACK: _capsule(24, (-14, 192), (14, 192)),
        Region.PELVIS: _capsule(20, (-19, 231), (19, 231)),
    }


def region_shape(region: Region, *, from_behind: bool) -> QPainterPath:
    """Where a region lies; seen from the front the body's left is on the viewer's right."""
    middle = _middle_shapes().get(region)
    if middle is not None:
        return middle
    side, part = region.value.split("_", 1)
    shape = _half_shapes()[part]
    return shape if (side == "left") is not from_behind else _mirrored(shape)


@lru_cache(maxsize=2)
def detail_lines(*, from_behind: bool) -> QPainterPath:
    """The few faint lines that tell front from back: collarbones, or spine and shoulder blades."""
    lines = QPainterPath()
    if from_behind:
        lines.moveTo(0, 92)
        lines.cubicTo(1.5, 130, -1.5, 170, 0, 212)
        blade = QPainterPath(QPointF(15, 112))
        blade.cubicTo(15, 126, 19, 138, 27, 143)
        lines.addPath(blade)
        lines.addPath(_mirrored(blade))
        return lines
    bone = QPainterPath(QPointF(6, 96))
    bone.cubicTo(16, 93, 28, 97, 40, 97)
    lines.addPath(bone)
    lines.addPath(_mirrored(bone))
    return lines
