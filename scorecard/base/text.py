"""Text in two languages, until every floor says messages."""

from scorecard.base.message import Lang, Text, did_you_mean, listed, say, some

listed_texts = listed

__all__ = ["Lang", "Text", "did_you_mean", "listed", "listed_texts", "say", "some"]
