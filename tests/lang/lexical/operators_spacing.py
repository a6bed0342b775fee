a=5;b=3
print(a+-b,a--b,a-+b,~a,not a,-a**2,(-a)**2,2**-1,a//-b,a%-b,-a//b,-a%b)
print(a<b,a<=b,a!=b,a==b,a<<b,a>>b,a&b,a|b,a^b,a@b if 0 else 1)
print(a if a>b else b, (lambda:0)(), not not a, not a==b, a<6>b, 1<2<3<4, 1<3>2, 1==1.0==True)
print(1 or 2 and 3, (1 or 2) and 3, not 1 or 2, 1 if 0 else 2 if 0 else 3, 2**3**2, -2**2, 1<<2+1, 1|2^3&4, 5&6==6)
