"""Numbers and stretches of days as the charts' words tell them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.ui.dates import day_as
from mindbody_app.ui.progress.words import translate

_BY_MONTH_FROM = 200


def figure_words(value: float, digits: int = 1) -> str:
    """A value with its decimals, as the person's region writes it; a whole one without."""
    rounded = round(value, digits)
    if rounded == int(rounded):
        return str(int(rounded))
    return QLocale().toString(rounded, "f", digits)


def span_words(span: Span, *, dated: bool = False) -> str:
    """The first and the last day, such as "3 to 30 September"; with the year where `dated`."""
    first, last = span.first_day, span.last_day
    one_year = first.year == last.year
    day, month, year = translate("Progress", "d"), " MMMM", " yyyy" if dated else ""
    if span.length == 1:
        return day_as(last, f"{day}{month}{year}")
    if one_year and first.month == last.month:
        begins = day_as(first, day)
    else:
        begins = day_as(first, f"{day}{month}{'' if one_year else year}")
    return translate("Progress", "{0} to {1}").format(begins, day_as(last, f"{day}{month}{year}"))


def since_words(first: date, last: date) -> str:
    """The day that something began on, with its year where the last day has another."""
    return span_words(Span(first, first), dated=first.year != last.year)


def short_span_words(span: Span, *, dated: bool = False) -> str:
    """As `span_words`, in little room: "3 to 30 Sep", or the months where days no longer matter."""
    first, last = span.first_day, span.last_day
    if span.length > _BY_MONTH_FROM:
        form = translate("Progress", "MMM yyyy")
        return translate("Progress", "{0} to {1}").format(day_as(first, form), day_as(last, form))
    form = translate("Progress", "d MMM")
    alike = (first.year, first.month) == (last.year, last.month)
    begins = day_as(first, translate("Progress", "d") if alike else form)
    ends = day_as(last, f"{form} yyyy" if dated else form)
    return translate("Progress", "{0} to {1}").format(begins, ends)


def day_of(day: date, last_day: date) -> str:
    """Such as "Tuesday 3 November"; with the year where the last day has another."""
    form = translate("Progress", "dddd d MMMM")
    return day_as(day, form if day.year == last_day.year else f"{form} yyyy")
