"""The JSON that the verbs write, field by field, a module a verb. The published schemas are generated from it.

Fields are added in later versions, never changed: who reads these records passes over what they do not know.
"""
