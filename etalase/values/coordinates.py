"""Where a place lies: `-2.306, 102.673` or `2°18'22" LS 102°40'23" BT`. Core."""

import re

from msgspec import Struct

from etalase.problems import N_
from etalase.values import Misread, ReadContext, ScalarType

# Bounding box of Indonesia, rounded outwards (Rote to Sabang, Sabang to Merauke), in degrees WGS 84.
_SOUTH, _NORTH, _WEST, _EAST = -11.5, 6.5, 94.5, 141.5

_DECIMAL = re.compile(r"([-+]?\d{1,3}(?:\.\d+)?)°?\s*[,;\s]\s*([-+]?\d{1,3}(?:\.\d+)?)°?")
_ANGLE = r"(\d{1,3})\s*°\s*(?:([0-5]?\d)\s*['′’]\s*)?(?:([0-5]?\d(?:[.,]\d+)?)\s*(?:\"|″|”|''))?\s*"
_SEXAGESIMAL = re.compile(_ANGLE + r"(LS|LU|S|N)[\s,;]*" + _ANGLE + r"(BT|BB|E|W)", re.IGNORECASE)


class Coordinates(Struct, frozen=True):
    """A point on the earth, in degrees WGS 84; south and west are negative."""

    latitude: float
    longitude: float


class CoordinatesType(ScalarType, Struct, frozen=True):
    """A place in Indonesia. Gives `Coordinates`."""

    example: str = "-2.306, 102.673"

    def convert(self, text: str, context: ReadContext) -> Coordinates:
        """See `ScalarType.convert`."""
        text = text.replace("−", "-")
        latitude, longitude = self._sexagesimal(text) or self._decimal(text)
        if _inside(longitude, latitude):
            raise Misread(
                "coordinates-swapped",
                N_("Latitude and longitude are swapped. The latitude comes first."),
                example=f"{decimal_degrees(longitude)}, {decimal_degrees(latitude)}",
            )
        if not _inside(latitude, longitude):
            raise Misread("coordinates-outside", N_("This place is outside Indonesia."))
        return Coordinates(latitude, longitude)

    @staticmethod
    def _decimal(text: str) -> tuple[float, float]:
        match = _DECIMAL.fullmatch(text)
        if match is None:
            raise Misread("coordinates-unreadable", N_("Write latitude, a comma, and longitude, with decimal points."))
        return float(match[1]), float(match[2])

    @staticmethod
    def _sexagesimal(text: str) -> tuple[float, float] | None:
        match = _SEXAGESIMAL.fullmatch(text)
        if match is None:
            return None
        latitude = _degrees(match[1], match[2], match[3]) * (-1 if match[4].upper() in ("LS", "S") else 1)
        longitude = _degrees(match[5], match[6], match[7]) * (-1 if match[8].upper() in ("BB", "W") else 1)
        return round(latitude, 6), round(longitude, 6)


def decimal_degrees(angle: float) -> str:
    """`102.673`: at most six decimals, which is a tenth of a metre."""
    return f"{angle:.6f}".rstrip("0").rstrip(".")


def _degrees(degrees: str, minutes: str | None, seconds: str | None) -> float:
    return int(degrees) + int(minutes or 0) / 60 + float((seconds or "0").replace(",", ".")) / 3600


def _inside(latitude: float, longitude: float) -> bool:
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST
