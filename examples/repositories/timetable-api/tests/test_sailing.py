from timetable.sailing import is_night


def test_midnight_is_night():
    assert is_night(0)
