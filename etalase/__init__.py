"""Etalase: a static generator of bilingual promotion sites. Start reading at `build.py`, then `model.py`."""
