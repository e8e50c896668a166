"""Ridgeway's rows, a letter a day: the rota before anything was planted in it."""

ROWS = """
MMOO...OO..MMM..OEE..O...EE.MMOO...OO..MMM
..OEE..O...EE.MMOO...OO..MMM..OEE..O...EE.
.DD..NN...DL..AAAAA...LL..NN...DDDD..DDD..
L..DD..NNN..NN...DLNN...NN..LL...DDNN.....
AAAAA....T..LL..NNN..NNN..LL..NNN...DNN...
DNN.....DD..DDNN..DDDL..DD..DL.....AAAAA..
N......DD..DDDD..LL..LL...DDNN...DDD....DD
..DNN..DDL....DDDD...AAAAA...DDL....LLLL..
DL...DD..DNN..AAAAA..DDDL........NN...DNNN
.DDNN..DD.....LNN..LL...NN..DDD....LL...DD
AAAAA..LL..DNNN....NNN..DD....T..DDD..NN..
N......NNN.....LLNN..DDD....DDL....AAAAA..
DLL..DDD..LL..DD..DDDD.......NNN....DL..LL
DNN..LL..DDD.....DD..AAAAA.....DNNN..DDD..
...LLNN...NN..AAAAA......LNNN..LL..NNN..NN
.DDDD...DL..DD..DD....NN..DD...DDLL..DD...
"""
