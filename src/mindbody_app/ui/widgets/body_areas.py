"""The figure cut into its regions, edge to edge, so that each can be pointed at.

In the space of `body_shape`: only the half on the viewer's right is written down.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from mindbody_app.practice.regions import Region
from mindbody_app.ui.widgets.body_shape import outline

REACH = 9.0
"""How far beside an area a pointer still means it, in the figure's own units."""
Corners = tuple[tuple[float, float], ...]

_PAIRED: dict[str, Corners] = {
    "shoulder": ((20, 78), (84, 78), (84, 128), (43.5, 128), (33, 112), (25, 97)),
    "upper_arm": ((43.5, 128), (90, 128), (100, 186), (48, 186), (46, 160)),
    "forearm": ((48, 186), (100, 186), (104, 246), (58, 246), (52, 212)),
    "hand": ((58, 246), (104, 246), (104, 300), (62, 300)),
    "thigh": ((0, 264), (50, 238), (58, 246), (58, 336), (0, 336)),
    "knee": ((0, 336), (58, 336), (58, 377), (0, 377)),
    "lower_leg": ((0, 377), (58, 377), (58, 456), (0, 456)),
    "foot": ((0, 456), (58, 456), (58, 505), (0, 505)),
}
_NECK: Corners = ((0, 60), (24, 60), (24, 78), (20, 78), (24, 90), (0, 90))
_PELVIS: Corners = ((0, 212), (54, 212), (50, 238), (0, 264))
_BESIDE_SHOULDER: Corners = ((24, 90), (25, 97), (33, 112), (43.5, 128))
_FRONT: dict[Region, Corners] = {
    Region.HEAD: ((0, -8), (40, -8), (40, 17), (0, 17)),
    Region.FACE: ((0, 17), (40, 17), (40, 43), (0, 43)),
    Region.JAW: ((0, 43), (40, 43), (40, 60), (0, 60)),
    Region.NECK: _NECK,
    Region.CHEST: ((0, 90), *_BESIDE_SHOULDER, (45, 152), (0, 152)),
    Region.ABDOMEN: ((0, 152), (45, 152), (50, 200), (54, 212), (0, 212)),
    Region.PELVIS: _PELVIS,
}
_BEHIND: dict[Region, Corners] = {
    Region.HEAD: ((0, -8), (40, -8), (40, 60), (0, 60)),
    Region.NECK: _NECK,
    Region.UPPER_BACK: ((0, 90), *_BESIDE_SHOULDER, (45, 160), (0, 160)),
    Region.LOWER_BACK: ((0, 160), (45, 160), (50, 200), (54, 212), (0, 212)),
    Region.PELVIS: _PELVIS,
}
_MIRROR = QTransform.fromScale(-1, 1)


def _path(corners: Corners) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    path.closeSubpath()
    return path


@lru_cache(maxsize=2)
def areas(*, from_behind: bool) -> dict[Region, QPainterPath]:
    """Where each region lies that is seen from that side; the person's left is said in its name.

    Seen from the front the person's left is on the viewer's right, from behind on the left.
    """
    found = {}
    for region, corners in (_BEHIND if from_behind else _FRONT).items():
        half = _path(corners)
        found[region] = outline().intersected(half.united(_MIRROR.map(half)))
    for part, corners in _PAIRED.items():
        half = outline().intersected(_path(corners))
        for side in ("left", "right"):
            on_right = (side == "left") is not from_behind
            found[Region(f"{side}_{part}")] = half if on_right else _MIRROR.map(half)
    return found


def area_at(point: QPointF, *, from_behind: bool) -> Region | None:
    """The region at a point, or the nearest one within reach; None where there is none."""
    found = areas(from_behind=from_behind)
    for region, path in found.items():
        if path.contains(point):
            return region
    around = QPainterPath()
    around.addEllipse(point, REACH, REACH)
    near = [region for region, path in found.items() if path.intersects(around)]
    return min(near, key=lambda region: _distance(found[region], point), default=None)


def _distance(path: QPainterPath, point: QPointF) -> float:
    """From a point to the middle of a path, in the figure's own units."""
    return float((path.boundingRect().center() - point).manhattanLength())
