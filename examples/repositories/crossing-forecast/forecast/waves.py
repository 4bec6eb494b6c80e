def is_calm(metres: float) -> bool:
    return metres < 2.5
