# An unrolled step of a neural net: one function with so many operations that it is not compiled as one piece.
def activate(x):
    return x / (1.0 + abs(x))


def step(w, a, b, c, d, e, f, g, h):  #~ not-optimised: too large
    a0 = activate(w[0] * a + w[1] * b + w[2] * c + w[3] * d + w[4] * e + w[5] * f + w[6] * g + w[7] * h)
    b0 = activate(w[8] * a + w[9] * b + w[10] * c + w[11] * d + w[12] * e + w[13] * f + w[14] * g + w[15] * h)
    c0 = activate(w[16] * a + w[17] * b + w[18] * c + w[19] * d + w[20] * e + w[21] * f + w[22] * g + w[23] * h)
    d0 = activate(w[24] * a + w[25] * b + w[26] * c + w[27] * d + w[28] * e + w[29] * f + w[30] * g + w[31] * h)
    e0 = activate(w[32] * a + w[33] * b + w[34] * c + w[35] * d + w[36] * e + w[37] * f + w[38] * g + w[39] * h)
    f0 = activate(w[40] * a + w[41] * b + w[42] * c + w[43] * d + w[44] * e + w[45] * f + w[46] * g + w[47] * h)
    g0 = activate(w[48] * a + w[49] * b + w[50] * c + w[51] * d + w[52] * e + w[53] * f + w[54] * g + w[55] * h)
    h0 = activate(w[56] * a + w[57] * b + w[58] * c + w[59] * d + w[60] * e + w[61] * f + w[62] * g + w[63] * h)
    a, b, c, d, e, f, g, h = a0, b0, c0, d0, e0, f0, g0, h0
    a1 = activate(w[0] * a + w[1] * b + w[2] * c + w[3] * d + w[4] * e + w[5] * f + w[6] * g + w[7] * h)
    b1 = activate(w[8] * a + w[9] * b + w[10] * c + w[11] * d + w[12] * e + w[13] * f + w[14] * g + w[15] * h)
    c1 = activate(w[16] * a + w[17] * b + w[18] * c + w[19] * d + w[20] * e + w[21] * f + w[22] * g + w[23] * h)
    d1 = activate(w[24] * a + w[25] * b + w[26] * c + w[27] * d + w[28] * e + w[29] * f + w[30] * g + w[31] * h)
    e1 = activate(w[32] * a + w[33] * b + w[34] * c + w[35] * d + w[36] * e + w[37] * f + w[38] * g + w[39] * h)
    f1 = activate(w[40] * a + w[41] * b + w[42] * c + w[43] * d + w[44] * e + w[45] * f + w[46] * g + w[47] * h)
    g1 = activate(w[48] * a + w[49] * b + w[50] * c + w[51] * d + w[52] * e + w[53] * f + w[54] * g + w[55] * h)
    h1 = activate(w[56] * a + w[57] * b + w[58] * c + w[59] * d + w[60] * e + w[61] * f + w[62] * g + w[63] * h)
    a, b, c, d, e, f, g, h = a1, b1, c1, d1, e1, f1, g1, h1
    a2 = activate(w[0] * a + w[1] * b + w[2] * c + w[3] * d + w[4] * e + w[5] * f + w[6] * g + w[7] * h)
    b2 = activate(w[8] * a + w[9] * b + w[10] * c + w[11] * d + w[12] * e + w[13] * f + w[14] * g + w[15] * h)
    c2 = activate(w[16] * a + w[17] * b + w[18] * c + w[19] * d + w[20] * e + w[21] * f + w[22] * g + w[23] * h)
    d2 = activate(w[24] * a + w[25] * b + w[26] * c + w[27] * d + w[28] * e + w[29] * f + w[30] * g + w[31] * h)
    e2 = activate(w[32] * a + w[33] * b + w[34] * c + w[35] * d + w[36] * e + w[37] * f + w[38] * g + w[39] * h)
    f2 = activate(w[40] * a + w[41] * b + w[42] * c + w[43] * d + w[44] * e + w[45] * f + w[46] * g + w[47] * h)
    g2 = activate(w[48] * a + w[49] * b + w[50] * c + w[51] * d + w[52] * e + w[53] * f + w[54] * g + w[55] * h)
    h2 = activate(w[56] * a + w[57] * b + w[58] * c + w[59] * d + w[60] * e + w[61] * f + w[62] * g + w[63] * h)
    a, b, c, d, e, f, g, h = a2, b2, c2, d2, e2, f2, g2, h2
    a3 = activate(w[0] * a + w[1] * b + w[2] * c + w[3] * d + w[4] * e + w[5] * f + w[6] * g + w[7] * h)
    b3 = activate(w[8] * a + w[9] * b + w[10] * c + w[11] * d + w[12] * e + w[13] * f + w[14] * g + w[15] * h)
    c3 = activate(w[16] * a + w[17] * b + w[18] * c + w[19] * d + w[20] * e + w[21] * f + w[22] * g + w[23] * h)
    d3 = activate(w[24] * a + w[25] * b + w[26] * c + w[27] * d + w[28] * e + w[29] * f + w[30] * g + w[31] * h)
    e3 = activate(w[32] * a + w[33] * b + w[34] * c + w[35] * d + w[36] * e + w[37] * f + w[38] * g + w[39] * h)
    f3 = activate(w[40] * a + w[41] * b + w[42] * c + w[43] * d + w[44] * e + w[45] * f + w[46] * g + w[47] * h)
    g3 = activate(w[48] * a + w[49] * b + w[50] * c + w[51] * d + w[52] * e + w[53] * f + w[54] * g + w[55] * h)
    h3 = activate(w[56] * a + w[57] * b + w[58] * c + w[59] * d + w[60] * e + w[61] * f + w[62] * g + w[63] * h)
    a, b, c, d, e, f, g, h = a3, b3, c3, d3, e3, f3, g3, h3
    return a + b + c + d + e + f + g + h


def train(rounds):
    weights = [0.01 * (i % 13) - 0.05 for i in range(64)]
    out = 1.0
    for i in range(rounds):
        out = step(weights, out, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
    return round(out, 6)


print(train(120))
