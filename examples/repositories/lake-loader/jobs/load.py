def load(rows):
    return len(rows)
