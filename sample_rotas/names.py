"""Invented names for the people of the samples."""

from __future__ import annotations

_FIRST = """
Abena Alistair Amira Angharad Anil Bethan Bilal Bronwyn Catriona Chidi Cerys Dafydd Deepa Duncan
Efua Eilidh Elif Emeka Fergus Fiona Gethin Gurpreet Hamza Hannah Ifeoma Iona Ishaan Jamal Jodie
Kasia Kieran Kiran Leah Liam Lowri Lucasz Maeve Maryam Mehmet Mfon Morag Nadia Nasreen Niamh
Nikhil Obinna Olwen Omar Paige Piotr Poppy Rafiq Rhian Rohan Rory Saima Seren Shauna Simran
Stella Tariq Tegan Temi Tobias Uzma Vikram Wanda Yasmin Zainab Zoe
"""
_LAST = """
Abernethy Achebe-Ward Addo Ainscough Akhtar Attwater Bannerjee Barraclough Birkbeck Blenkinsop
Brathwaite Cadwallader Chatterley Chowdhury Clegg Corrigan Cotterill Crowhurst Dalgleish Dhillon
Dunmore Eccles Ejiofor Entwistle Fairclough Farooqi Featherstone Gaskell Gilchrist Goswami
Greenhalgh Gunawardena Hallworth Hebden Hussain-Reid Igwe Illingworth Jamieson Kaczmarek Kapoor
Kershaw Kettlewell Lachlan Lightbown Llewellyn Mahmood Mansaray McAteer Micklethwaite Mistry
Ndlovu Noakes Oduya Ollerenshaw Pargeter Pendlebury Quayle Quigley Rathbone Rosewarne Sandhu
Scarisbrick Shackleton-Iqbal Sithole Skelhorn Tattersall Tembo Threlfall Trevanion Ullah Varley
Wadsworth Wainwright-Obi Whalley Yates-Mensah
"""


def names(count: int, first: int) -> tuple[str, ...]:
    """So many different names; samples that start at different numbers share few of them."""
    given, family = _FIRST.split(), _LAST.split()
    return tuple(
        f"{given[(first + k * 11) % len(given)]} {family[(first * 7 + k * 22) % len(family)]}"
        for k in range(count)
    )
