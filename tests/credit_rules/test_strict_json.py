"""What is wrong with a text that is nearly JSON is said in plain words, with its line."""

import pytest

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.strict_json import read_json

FAULTS = {
    '{"a": 1\n "b": 2}': (2, "a comma, or the end of the list, is missing (column 2)"),
    '{"a": "x': (1, "the text that begins here has no closing quote (column 7)"),
    '{"a": "x\n}': (1, "a text is not closed by a quote before its line ends (column 9)"),
    '{"a" 1}': (1, "a colon is missing after the key (column 6)"),
    '{"a": x}': (1, "a value is missing, or a text without its quotes (column 7)"),
    "{a: 1}": (1, "a key in double quotes is missing (column 2)"),
    '{"a": 1}\n}': (2, "something stands after the end (column 1)"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_the_common_faults_have_words_of_their_own(text: str) -> None:
    line, words = FAULTS[text]
    with pytest.raises(Refused) as told:
        read_json(text)
    assert (told.value.line, told.value.reason) == (line, f"is not JSON: {words}")


@pytest.mark.parametrize("text", ['{"a": 1,}', "[1,]", '{"a": [1, 2,\n]}'])
def test_a_comma_after_the_last_value_is_called_that(text: str) -> None:
    with pytest.raises(Refused, match="a comma stands after the last value"):
        read_json(text)
