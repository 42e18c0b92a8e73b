"""What the states of a register mean, told once for all rows that write them so."""

import pytest

from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.exchange.actions import explain_state
from kimchinam.exchange.queries import states_of
from kimchinam.exchange.states import Claim
from tests.conftest import Office
from tests.exchange.build import PLAIN, batch_of, row_at

pytestmark = pytest.mark.django_db
STATED = (PLAIN[0], "Sở Y tế", "20/12/2026", "Đã xử lý dứt điểm", "15/BC-SYT", "18/06/2026", "UBND tỉnh")


@pytest.mark.parametrize(("remember", "claim"), [(True, Claim.DONE), (False, Claim.NONE)])
def test_what_a_state_means_is_told_once_for_all_rows_that_write_it(
    office: Office, remember: bool, claim: Claim
) -> None:
    batch = batch_of(office, STATED, ("Sửa kè", *STATED[1:]), ("Đo kè", *PLAIN[1:]))
    (said,) = states_of(batch)
    assert (said.words, said.count, said.claim) == ("Đã xử lý dứt điểm", 2, Claim.NONE)
    assert explain_state(batch, by=office.clerk, key=said.key, claim="done", remember=remember) == 2
    assert [row_at(batch, place).proposal["claim"] for place in range(3)] == ["done", "done", "none"]
    following = batch_of(office, STATED, file_name="so-sau.xlsx")
    assert row_at(following, 0).proposal["claim"] == claim


def test_what_a_state_means_is_said_by_who_may_and_with_a_known_meaning(office: Office) -> None:
    batch = batch_of(office, STATED)
    (said,) = states_of(batch)
    with pytest.raises(NotAllowedError):
        explain_state(batch, by=office.leader, key=said.key, claim="done")
    for key, claim, sentence in (("khác", "done", "Không còn dòng nào"), (said.key, "xong", "Hãy chọn một nghĩa")):
        with pytest.raises(RefusedError, match=sentence):
            explain_state(batch, by=office.clerk, key=key, claim=claim)
