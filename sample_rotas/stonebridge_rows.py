"""Stonebridge's rows, a letter a day."""

ROWS = """
DD.OO..OO..DDD..DDO..DDDOO..
NNN..NNN...NNN..NN...NNN..NN
..DNN...DDDD..NN...DDD..DLLL
.DDDD..DNNN...DDL..LL..DLL..
...LLLLAAAAA..LL..NNN..DNN..
LLLL....LL..DD..DDD..LLL..DD
D....DDL..LLLL..DLL..DD..DDD
DDD..DDDD......DNNN..LLL..NN
N..DDLL...DLLLAAAAA..NNN....
.DLLL...LLNN..DLL..NN..LLL..
LNNN...NNN..DDL..LL..DD...LL
AAAAA..LL..DNN...DDDD..DDD..
LL..NNN..DLL..NN..DLLL..NN..
"""
