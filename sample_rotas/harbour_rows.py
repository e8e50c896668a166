"""Harbour's rows, a letter a day: the rota before anything was planted in it."""

ROWS = """
OOOOO..OOOOO..OOOOO..OOOOO..OOOOO..OOOOO..OOOOO..OOOOO..
MMOO...OO..MMM..OEE..O...EE.MMOO...OO..MMM..OEE..O...EE.
..OEE..O...EE.MMOO...OO..MMM..OEE..O...EE.MMOO...OO..MMM
W..NN..AAAAA..V...DDDV..VD.....DW....VWW..VD..DNN..WNN..
..WW...VWW....DW...VV....VWWAAAAA...VD..WWW..VD..DV...NN
...VV...VNN...DV..WWW.....DVW..NN..VD...VDDW...DDAAAAA..
.....VVW....WWAAAAA...DW.....VD..WW..........DWWW....DDD
VW...NN..DDV..NNN....WW.....DWWW....DW..DV....VVDW..DV..
AAAAA...DVWW....WW....VVD...VDV..VD...DV..DVDD.....VWW..
DD...DD...VD....VVV..AAAAA.....DVDV...VNNN..VW....DD..DV
..DDW..DD...VVW..NN.......VD..DV...WWNN...AAAAA..V..VDWW
.VV..WWAAAAA...DD..NNN..WW...NN..NN........DW..DVDW...VD
...DD..NN...DD..DD....DDNN..AAAAA..NN..DDD..NNN..NNN....
NNN.......DNNN...DD..DNN..NNN...DDDD..DD..NN.....AAAAA..
D....DDNN...DDAAAAA..DDNN.....DNN...NN..NN..DNN....DD...
..DD...DDNN......DDNN..DDD...DD..DDAAAAA..D......DD..DNN
.DD....DD..DDD...DD..DDD..DDDD..DNNN..DD.......NN.....DD
....D....D..DDNN.....AAAAA..NNN....D.....DDDD.....D.....
N..NN......NNN..NNN..NN..NNN...DD..DD...DDAAAAA....DNN..
DNN..DDAAAAA..DD...DD...DD..DD...DD..DD...NNN....NNN....
DD..DNN..DDD...DD..DD.....DDAAAAA....DNN.....DDDD...DD..
"""
