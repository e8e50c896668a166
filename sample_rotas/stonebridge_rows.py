"""Stonebridge's rows, a letter a day."""

ROWS = """
DD.OO..OO..DDD..DDO..DDDOO..
N..NN..NNN..NN..NNN..NN..NNN
NNN..LLL..NN..LL...DDDD...DD
DDD..NN...DDDD..LLL..DLNN...
LLL..DDAAAAA..D..DDNN..LL...
..DLL...LLLL...DD..LLL..DDLL
.DDDD..DDD..LLNN...DD..DLL..
L..LLNN..NN....LLNN..NN..DNN
D..DDLL....LLLAAAAA..LL...DD
DDLL...LL..NNN...DDNN..LLL..
.NN..DDNN..DDDL..DL..LL...LL
AAAAA..DDDD...DDDL....DDDD..
.LLNN..LLLL...NNN..LL..NNN..
"""
