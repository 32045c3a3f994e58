# Coroutines that are continued in the midst of a loop, with values sent and values at hand.
class Wait:
    def __init__(self,q): self.q=q
    def __await__(self):
        r = yield self.q
        return r
async def get(q):
    if q: return q.pop()
    return await wait(q)
async def wait(q):
    return await Wait(q)
async def worker(q, n):
    total=[]
    for i in range(n):
        total.append(await get(q))
    return total
def main(n):
    q=[]
    c=worker(q,n)
    v=None
    k=0
    try:
        while True:
            r=c.send(v); v=k; k+=1
            if k%3==0: q.append(1000+k)
    except StopIteration as e:
        return e.value
r=main(300)
print(r[:20], r[-60:], sum(r))

# expect-output:
# [0, 1, 2, 1003, 3, 4, 5, 1006, 6, 7, 8, 1009, 9, 10, 11, 1012, 12, 13, 14, 1015] [180, 181, 182, 1183, 183, 184, 185, 1186, 186, 187, 188, 1189, 189, 190, 191, 1192, 192, 193, 194, 1195, 195, 196, 197, 1198, 198, 199, 200, 1201, 201, 202, 203, 1204, 204, 205, 206, 1207, 207, 208, 209, 1210, 210, 211, 212, 1213, 213, 214, 215, 1216, 216, 217, 218, 1219, 219, 220, 221, 1222, 222, 223, 224, 1225] 108750
