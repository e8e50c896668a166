"""Harbour's rows, a letter a day: the rota before anything was planted in it."""

ROWS = """
OOOOO..OOOOO..OOOOO..OOOOO..OOOOO..OOOOO..OOOOO..OOOOO..
MMOO...OO..MMM..OEE..O...EE.MMOO...OO..MMM..OEE..O...EE.
..OEE..O...EE.MMOO...OO..MMM..OEE..O...EE.MMOO...OO..MMM
...VDDDAAAAA...VDD...VV...WWWW...VD...WW..DW...VV...WW..
..VW....DD..DDVD...VDW..WW..AAAAA....VDV.....DD..NNN..VV
V..NN...VDNN..NN.....DDD.....VVDD..VV..NNN.....WWAAAAA..
.......WNN..WWAAAAA...WW..NN..DNN..........VW..DD.....WW
W...WWW...DDDV..VVV....VV...DD...DVNN...VVDD......VVV...
AAAAA....WW.....DWW..DD..VDV..WW....WW..WWW..WW..DDDD...
.VDDV....VVW...WW..WWAAAAA..VD...DDW......VDVV...WWW....
D......VW..VVDW...DDV..DDD.....VWWW..NN...AAAAA..V...VNN
.WW..VVAAAAA....NN...NN...VD....VNN..DV...NN..VNN....DDD
NNN..NNN...DNN..........DDDDAAAAA..D...DDD..DD....DDNN..
.DD..DDDD.....DD..NNN..NNN..NNN....DDD......NNN..AAAAA..
.DD..DD...NN..AAAAA...DDD......NN..DD..DDD..DDD.....DDDD
DD...NNN..DD....DDD..NNN....DNN..DDAAAAA.......NN....DDD
D..DD..DNN....DD..NNN...NN...DDDD.....DDNN..DNN...DD....
.NN.........DD...D..DAAAAA..D....NNN.....D.......NN..NN.
.DDNN..DD...NN..NN.......DDD..DD....DDNN..AAAAA..DDNN...
D......AAAAA..D...DDDD...DNNN..DD....DD...NNN..DD...DDDN
N..DD...DDDD..NN...DDD......AAAAA..DNN..DDDD..DDDD......
"""
