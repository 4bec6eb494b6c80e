def is_night(hour: int) -> bool:
    return hour >= 22 or hour < 6
