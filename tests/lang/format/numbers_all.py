"""Formats of ints, floats and text, and ASCII case"""
for v in (0,-5,255,10**20,-10**20,True):
    print(*(format(v,s) for s in ('','d','x','#X','o','#b','+d',' d','08d','^9','*<9d','*=+12,','_','016_b','>20,d','n','é^9d','c' if v==255 else 'd','.2f','e','%','012.3f','+.1e','z.0f')))
for v in (0.0,-0.0,1.5,-2.25,1e300,float('inf'),float('nan'),123456.789):
    print(*(format(v,s) for s in ('','.2f','+.3e','g','012.3f','^15.2f','é<12.1f','*=+12.1f','z.1f',',.2f','_','010','#.0f','%','G','.3','>8','=8')))
for s in ('',"10","<8","^8s",".2",">6.1","é^7"): print(repr(format("añb",s)), repr(format("abc",s)))
print('ABC xyz'.lower(),'ABC xyz é'.upper(),'ßA'.casefold(),'ÀB'.lower(),'Abc'.casefold(),''.upper(), 'x'*40 .__int__() if False else ('Xy'*20).upper())
