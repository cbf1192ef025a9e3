"""Where places lie: decimal degrees, degrees with minutes and seconds, and what is not in Indonesia."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etalase.values import Misread, ReadContext
from etalase.values.coordinates import Coordinates, CoordinatesType, decimal_degrees

SITE = ReadContext(("id", "en"), {}, ("id", "en_GB"))
PLACE = CoordinatesType()


def refusal(text: str) -> Misread:
    with pytest.raises(Misread) as caught:
        PLACE.convert(text, SITE)
    return caught.value


def corrected(misread: Misread) -> str:
    """The example an editor is shown."""
    return PLACE.example if misread.example is None else misread.example


@pytest.mark.parametrize(
    "text",
    ["-2.306, 102.673", "-2.306,102.673", "-2.306 102.673", "-2.306; 102.673", "−2.306, 102.673", "-2.306, +102.673",
     "-2.306°, 102.673°", "-2.306,\u00a0102.673"],
)  # fmt: skip
def test_decimal_degrees_are_read(text: str) -> None:
    assert PLACE.convert(text, SITE) == Coordinates(-2.306, 102.673)


@pytest.mark.parametrize(
    "text",
    ["2°18'22\" LS 102°40'23\" BT", "2°18′22″ LS, 102°40′23″ BT", "2° 18' 22\" S 102° 40' 23\" E",
     "2°18’22” ls; 102°40’23” bt", "2°18'22''S 102°40'23''E", "2°18'22,0\" LS 102°40'23.0\" BT"],
)  # fmt: skip
def test_degrees_minutes_and_seconds_are_read(text: str) -> None:
    assert PLACE.convert(text, SITE) == Coordinates(-2.306111, 102.673056)


def test_a_place_north_of_the_equator_is_read() -> None:
    assert PLACE.convert("5°33' LU 95°19' BT", SITE) == Coordinates(5.55, 95.316667)
    assert PLACE.convert("5° N 95° E", SITE) == Coordinates(5.0, 95.0)


@pytest.mark.parametrize(
    ("text", "right"),
    [("102.673, -2.306", "-2.306, 102.673"), ("102.673123, -2.306456", "-2.306456, 102.673123")],
)
def test_swapped_coordinates_are_refused_the_right_way_round(text: str, right: str) -> None:
    misread = refusal(text)
    assert misread.code == "coordinates-swapped"
    assert corrected(misread) == right


@pytest.mark.parametrize(
    "text",
    ["2.306, 2.306", "48.2, 16.37", "-2.306, 142.5", "-12, 102.673", "7, 102.673", "-2.306, 94", "2°18' LS 102°40' BB",
     "99°0' LS 102°40' BT"],
)  # fmt: skip
def test_a_place_outside_indonesia_is_refused(text: str) -> None:
    misread = refusal(text)
    assert misread.code == "coordinates-outside"
    assert corrected(misread) == "-2.306, 102.673"


@pytest.mark.parametrize(
    "text",
    ["", "-2.306", "-2,306 102,673", "Sarolangun", "-2.306, 102.673, 5", "2°18'22\" 102°40'23\"", "2°78' LS 102°40' BT",
     "2°18'61\" LS 102°40'23\" BT", "102°40'23\" BT 2°18'22\" LS", "https://maps.example/@-2.3,102.6"],
)  # fmt: skip
def test_what_are_no_coordinates_is_refused_with_an_example(text: str) -> None:
    misread = refusal(text)
    assert misread.code == "coordinates-unreadable"
    assert corrected(misread) == "-2.306, 102.673"


@given(st.text() | st.text(st.sampled_from("0123456789.,;° '\"-−LSBTUNEW"), max_size=30))
@example("0°0' LU 100°0' BT")
def test_any_text_gives_a_place_in_indonesia_or_a_refusal_whose_example_is_right(text: str) -> None:
    try:
        place = PLACE.convert(text, SITE)
    except Misread as misread:
        PLACE.convert(corrected(misread), SITE)
    else:
        assert -11.5 <= place.latitude <= 6.5
        assert 94.5 <= place.longitude <= 141.5


@given(st.floats(-11.5, 6.5), st.floats(94.5, 141.5))
@example(-0.000001, 109.3)
def test_a_place_that_was_written_reads_back_to_within_a_step(latitude: float, longitude: float) -> None:
    place = PLACE.convert(f"{decimal_degrees(latitude)}, {decimal_degrees(longitude)}", SITE)
    assert place.latitude == pytest.approx(latitude, abs=1e-6)
    assert place.longitude == pytest.approx(longitude, abs=1e-6)
