EQUIVALENT: dict = {}
