"""Ridgeway's rows, a letter a day: the rota before anything was planted in it."""

ROWS = """
O...EE.MMOO...OO..MMM..OEE..O...EE.MMOO...
OO..MMM..OEE..O...EE.MMOO...OO..MMM..OEE..
...DNNN.....LLAAAAA..L..DLNN....DNNN..DD..
.NNN...NNN..NN...LNNN..LL...DL.....LNNN...
AAAAA..DDTL.....NN....DDNN...DDNN..LLLL...
N..DD...DD..DDNN......DDDD...DDD...AAAAA..
D..LLLL...NN..DD...DDDD...DDD......DD...DD
.DDDD......DDD..DDD..AAAAA.......DD...LNNN
.LL..DD..DD...AAAAA..NNN....NNN....DDD..DD
DD.....NNN....LLL..DD....DLLL..DD..NN..DNN
AAAAA.....DDNN...LL...DNNN..DDT..DDDD.....
LL.......DDD..DD...NN.....NNN..LL..AAAAA..
DNNN......NN..NNN..LLNN......DL..LL..NNN..
..DDD..LLL..DD...DD..AAAAA.....DNNN....LLL
D..LNNN...LL..AAAAA..DL...DD..DD....DD..DD
N....DDDD.......DNN...DDDD..DNNN....DDDD..
"""
