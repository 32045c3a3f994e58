"""Decimal arithmetic: results, conditions, signals, formatting, conversions."""
from decimal import *
from fractions import Fraction
import random

OPERATIONS = [
    'exp', 'ln', 'log10', 'next_minus', 'next_plus', 'normalize', 'sqrt', 'logb', 'abs', 'minus', 'plus', 'to_integral_exact',
    'number_class', 'compare', 'max', 'min_mag', 'next_toward', 'remainder_near', 'compare_total', 'logical_xor', 'rotate', 'scaleb',
    'add', 'divide', 'divide_int', 'multiply', 'quantize', 'remainder', 'subtract', 'power', 'divmod',
]
ROUNDINGS = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]


def operand(r):
    if r.random() < 0.05:
        return Decimal(r.choice(['NaN', 'sNaN12', 'Infinity', '-Infinity', '-0', '0E+5']))
    digits = ''.join(r.choice('0123456789') for _ in range(r.choice([1, 2, 5, 15, 30])))
    return Decimal(r.choice(['', '-']) + digits + 'E' + str(r.choice([0, -1, 2, -5, 20, -25])))


r = random.Random(7)
print('operations')
for op in OPERATIONS:
    for i in range(4):
        c = Context(prec=r.choice([1, 5, 16, 28]), rounding=r.choice(ROUNDINGS), Emin=r.choice([-9, -999999]), Emax=r.choice([9, 999999]), clamp=r.choice([0, 1]), traps=[])
        a, b = operand(r), operand(r)
        if op == 'power':
            b = Decimal(r.choice(['0.5', '-1', '3', '1.5', '-0.1', '20']))
        method = getattr(c, op)
        try:
            result = method(a, b)
        except TypeError:
            result = method(a)
        print(op, a, b, '=>', result, [s.__name__ for s in c.flags if c.flags[s]])

print('formats')
for spec in ['', '.3f', '10.2e', '+,.2f', '.4g', '%', '012', 'z.1f', '*^20', '<9.1f', 'n', '#.0f']:
    print(repr(spec), [format(Decimal(s), spec) for s in ['1234.5678', '-0.001', '1E+10', '0E-7', '-Infinity', 'NaN12']])

print('conversions')
for v in [0.1, -2.5e-300, 10**40, (1, (1, 2, 3), -2), ' 1_000.5 ', '\u0663.5', True]:
    print(Decimal(v))
for s in ['1.5', '2.5', '-1.5', '123456789.987', '1E+5', '-0.0']:
    d = Decimal(s)
    print(int(d), float(d), round(d), round(d, 1), d.as_tuple(), d.as_integer_ratio(), hash(d) == hash(Fraction(d)), d.to_eng_string())
print(Decimal('0.5') == 0.5, Decimal('0.5') == Fraction(1, 2), Decimal('0.1') < 0.1, Decimal(3) > Fraction(5, 2), Decimal('NaN') == Decimal('NaN'))
print(sum([Decimal('0.1')] * 10), Decimal(7) // 2, -7 % Decimal(3), divmod(Decimal('-7.5'), 2), 2 ** Decimal('0.5'), pow(Decimal(3), 20, 7))

print('signals')
for expression in ['Decimal(1) / 0', 'Decimal(0) / 0', 'Decimal("x")', 'Decimal("Infinity") - Decimal("Infinity")', 'Decimal("1E+999999") * 10', 'int(Decimal("NaN"))',
                   'hash(Decimal("sNaN"))', 'Decimal(1).quantize(Decimal("1E-40"))', 'Context(prec=0)', 'Context(rounding="x")', 
                   'setcontext(1)', 'Decimal((2, (1,), 0))', 'format(Decimal(1), "x")', 'Decimal(2).sqrt(context=1)', 'Decimal(None)', 'Decimal("NaN") < 1']:
    try:
        print(expression, eval(expression))
    except Exception as e:
        print(expression, type(e).__name__, [type(e).__mro__[1].__name__], e)

print('contexts')
with localcontext(prec=5, rounding=ROUND_DOWN) as c:
    print(Decimal(2).sqrt(), c)
    c.traps[Inexact] = True
    try:
        Decimal(1) / 3
    except Inexact as e:
        print('trapped', e, c.flags[Inexact], c.flags[Rounded])
print(getcontext().prec, Decimal(2).sqrt(), ExtendedContext, BasicContext.traps == {s: s in BasicContext.traps and BasicContext.traps[s] for s in BasicContext.traps})


class Money(Decimal):
    def __repr__(self):
        return f'Money({self})'


m = Money('1.10')
print(m, m + 1, type(m + m).__name__, Money.from_float(0.5), [m])

# expect-output:
# operations
# exp 5E+20 -6 => Infinity ['Overflow', 'Inexact', 'Rounded']
# exp -9960.3082462819482199351819093 7975.4 => 1.9638E-4326 ['Inexact', 'Rounded']
# exp 9.1186E+6 -6.01895559797114E-11 => Infinity ['Overflow', 'Inexact', 'Rounded']
# exp 0.07529 2366.7 => 1 ['Inexact', 'Rounded']
# ln 6563.2 7E+2 => 8.789233567878061474113362159 ['Inexact', 'Rounded']
# ln -0.28907 -7 => NaN ['InvalidOperation']
# ln -1092.8159013962459571177774121 8.0E+21 => NaN ['InvalidOperation']
# ln -8.5253E-21 3.6 => NaN ['InvalidOperation']
# log10 -9.5E-24 1.3137E+6 => NaN ['InvalidOperation']
# log10 -1E-25 2.65167612220297E+34 => NaN ['InvalidOperation']
# log10 0E+5 2.63304348395486205798682828807E+49 => -Infinity []
# log10 8E+2 -8.71803340187801759898347887838E+49 => 3 ['Inexact', 'Rounded']
# next_minus -13613 -5.2 => -13614 []
# next_minus -2.6E+3 -0.51505 => -2600.000000000000000000000001 []
# next_minus -1.1E+3 sNaN12 => -2E+3 []
# next_minus 97514026140141931417058649208.3 -3.4E+21 => 9.751402614014193E+28 []
# next_plus 4 -0 => 4.0001 []
# next_plus 7.86843353265020E-11 -6.2016E+24 => 7.87E-11 []
# next_plus 455853043.52056 38 => 4.5586E+8 []
# next_plus 4.3198E-21 6572492086828890931002516.78008 => 4.320E-21 []
# normalize -7 -0.00033 => -7 []
# normalize 1.9E+3 0.99207 => 1.9E+3 []
# normalize 7.7718E+6 -4.7187463319128E+15 => 7.7718E+6 []
# normalize 6.02077642656515E+16 -130445166915640 => 6.0208E+16 ['Inexact', 'Rounded']
# sqrt 3.5606E-21 -7924708227.65444 => 0E-9 ['Underflow', 'Subnormal', 'Inexact', 'Rounded', 'Clamped']
# sqrt -1.3E+21 76283 => NaN ['InvalidOperation']
# sqrt -30666.8364507495288314366764020 -970168773132281 => NaN ['InvalidOperation']
# sqrt 24861 -36439008474537838306400376143.6 => 2E+2 ['Inexact', 'Rounded']
# logb 0.4 0.00043 => -1 []
# logb 7.6E+21 -3092600267511.2 => 21 []
# logb -72101 0.00008 => 4 []
# logb -5.8 -6.3606071043195E+15 => 0 []
# abs 10317.7646727204293557591836236 -0 => 10317.76467272043 ['Inexact', 'Rounded']
# abs 0.00003 -2.32679381444945E-11 => 0.00003 []
# abs 4.9E+3 -38831 => 4.9E+3 []
# abs 4 -931582794019953055203409305652 => 4 []
# minus -8281264644.60495 Infinity => 8.2813E+9 ['Inexact', 'Rounded']
# minus 0.00061 7.2200E-21 => -0.00061 []
# minus 82 0.00042 => -82 []
# minus 0.00096 0.00006 => -0.00096 []
# plus -0 0.00005 => 0 []
# plus 7.8720E+24 379727611256517 => 7.8720E+24 []
# plus 2.01913274231594E+16 7.2487E+24 => 9.9999E+9 ['Overflow', 'Inexact', 'Rounded']
# plus -2.45624180578891E+34 -5.46592551732904E+16 => -2.45624180578891E+34 []
# to_integral_exact 6.85027390000954E+34 -6.9E+21 => 6.85027390000954E+34 []
# to_integral_exact 27 -6.4008E+24 => 27 []
# to_integral_exact -0 sNaN12 => -0 []
# to_integral_exact 2.6E+21 -6.92841407806671723143015404868E+31 => 2.6E+21 []
# number_class 0.00025 -0.00068 => +Normal []
# number_class 991922001192520 1 => +Normal []
# number_class 1.0E-24 -7.1213E+6 => +Subnormal []
# number_class -5.598E+5 0.00006 => -Normal []
# compare -0.9 -34005.7172795849243372117815516 => 1 []
# compare 8826372899.05958 2774.9 => 1 []
# compare 223598523534121362244643114367 3.84702496036996E-11 => 1 []
# compare 0.00006 -0.00046 => 1 []
# max 1.04832385197837E-11 0.85673 => 0.9 ['Inexact', 'Rounded']
# max 0.00000 -9.4134E+24 => 0.00000 []
# max -3E-25 -0.00025 => -3E-25 []
# max -46270453457769.1 1.9528590031449E+33 => 1.9528590031449E+33 []
# min_mag 6.8E+21 1.84373817181463277807727372890E+31 => 6.8E+21 []
# min_mag -2E-25 9E-25 => -2E-25 []
# min_mag 0E+5 -5.1E+3 => 0E+5 []
# min_mag 44576584853715354291068689064 -Infinity => 4.457658485371535429106868906E+28 ['Inexact', 'Rounded']
# next_toward 0E+5 0.00012 => 1E-9 []
# next_toward 0.42605 79801696710699276811732060011 => 0.5 []
# next_toward 5E-25 87740 => 1E-13 ['Underflow', 'Subnormal', 'Inexact', 'Rounded']
# next_toward -2.79055977221526767495440995902E+49 -6.6E+21 => -2E+49 []
# remainder_near -2904292487.58188 4.9E-24 => NaN ['InvalidOperation']
# remainder_near 81851369848578.9 -2E+2 => -21.1 []
# remainder_near 51571259054890.1 7.99344617992405326100085771961E+31 => Infinity ['Overflow', 'Inexact', 'Rounded']
# remainder_near 5.3 Infinity => 5.3 []
# compare_total -12503499717554 2732073023.19527 => -1 []
# compare_total 15253027827246.6 -0 => 1 []
# compare_total 71280387414356.4 0.62042 => 1 []
# compare_total -6.3492228323911E+15 -9.3 => -1 []
# logical_xor 1.06724329502599E+16 811535690417780 => NaN ['InvalidOperation']
# logical_xor -80013 78371.5120417798411162893329762 => NaN ['InvalidOperation']
# logical_xor -0.63569 5E-25 => NaN ['InvalidOperation']
# logical_xor -1.5 0.00003 => NaN ['InvalidOperation']
# rotate 4.94809141806304145210984179827E+49 6.9443E-21 => NaN ['InvalidOperation']
# rotate -7.8497E+6 Infinity => NaN ['InvalidOperation']
# rotate -0.00035 4.0 => NaN ['InvalidOperation']
# rotate -1.8326E-21 -9.9E+21 => NaN ['InvalidOperation']
# scaleb 0.00006 -2.64991677454568896507674284269E+49 => NaN ['InvalidOperation']
# scaleb 60 -484896886675095 => NaN ['InvalidOperation']
# scaleb 9236767995812555148214586.28483 91590600480461900327894882936.9 => NaN ['InvalidOperation']
# scaleb 7.79600952354204191537960036907E+49 2E+2 => NaN ['InvalidOperation']
# add -13693646703122.5 Infinity => Infinity []
# add -1E+2 -3.74536040523213E+34 => -3.745360405232130000000000000E+34 ['Inexact', 'Rounded']
# add 6.6E+3 3.37249795836983218184609240612E+31 => 9.9999E+9 ['Overflow', 'Inexact', 'Rounded']
# add -1.3426E+6 2.42055607365124E+16 => 2.4205E+16 ['Inexact', 'Rounded']
# divide 2.6084E+24 -78469.5014099031053516693481567 => -Infinity ['Overflow', 'Inexact', 'Rounded']
# divide -0.8 84 => -0.009523809523809523809523809524 ['Inexact', 'Rounded']
# divide 22773 -2542299351.86229 => -0.0000089576 ['Inexact', 'Rounded']
# divide -0E+2 -7.1257E+24 => 0E-18 []
# divide_int -Infinity -9417.6 => Infinity []
# divide_int -3120.0 8.2E-24 => NaN ['InvalidOperation']
# divide_int 28543 -37672499123227 => -0.000000 ['Clamped']
# divide_int -0.0 -8E+2 => 0 []
# multiply -7E+20 -8E+20 => 9E+9 ['Overflow', 'Inexact', 'Rounded']
# multiply -5E+20 7245.8 => -3.62290E+24 []
# multiply 58397641323813.4 7.3873E-21 => 4.3141E-7 ['Inexact', 'Rounded']
# multiply 8.18176823971259063050093741261E+49 2550.4 => 2E+53 ['Inexact', 'Rounded']
# quantize 5.91034537097107114228462948470E+31 8.70012996727639E+16 => NaN ['InvalidOperation']
# quantize -7.5976E+6 -0 => -7597600 []
# quantize 2.2464184599892081369154321455E+30 -5055785335.22307 => NaN ['InvalidOperation']
# quantize 4.9851E+24 24957561752448024303067394813.3 => NaN ['InvalidOperation']
# remainder Infinity 0.5 => NaN ['InvalidOperation']
# remainder -0.20601 47005950695210.2 => -0.20601 []
# remainder 8.29953947048784588424087152361E+49 8E+20 => NaN ['InvalidOperation']
# remainder -8.0E-24 -3567350101.65039 => -8.0E-24 []
# subtract -3.35356447392742E+16 0.7 => -33535644739274200.7 []
# subtract -7.262E-22 NaN => NaN []
# subtract -1.2761E+6 5.09330028939610E+16 => -5.0934E+16 ['Inexact', 'Rounded']
# subtract 2E-25 -81857.1533142044103806854050784 => 8E+4 ['Inexact', 'Rounded']
# power 2.66620398496331E+34 20 => 3.295091386364440851011985692E+688 ['Inexact', 'Rounded']
# power 8.59863651684951E+34 0.5 => Infinity ['Overflow', 'Inexact', 'Rounded']
# power 7.2E+3 20 => 1.401683395356260E+77 ['Inexact', 'Rounded']
# power sNaN12 -0.1 => NaN2 ['InvalidOperation']
# divmod Infinity 9453692939.51351 => (Decimal('Infinity'), Decimal('NaN')) ['InvalidOperation']
# divmod -776672176728033680485671131901 9.7E-24 => (Decimal('NaN'), Decimal('NaN')) ['InvalidOperation']
# divmod 6.0E+3 -2848.4156448686044366844320385 => (Decimal('-2'), Decimal('303.17')) ['Inexact', 'Rounded']
# divmod -5081695043743399767330261021.9 0E+5 => (Decimal('-Infinity'), Decimal('NaN')) ['InvalidOperation', 'DivisionByZero']
# formats
# '' ['1234.5678', '-0.001', '1E+10', '0E-7', '-Infinity', 'NaN12']
# '.3f' ['1234.568', '-0.001', '10000000000.000', '0.000', '-Infinity', 'NaN12']
# '10.2e' ['   1.23e+3', '  -1.00e-3', '  1.00e+10', '   0.00e-5', ' -Infinity', '     NaN12']
# '+,.2f' ['+1,234.57', '-0.00', '+10,000,000,000.00', '+0.00', '-Infinity', '+NaN12']
# '.4g' ['1235', '-0.001', '1e+10', '0e-7', '-Infinity', 'NaN12']
# '%' ['123456.78%', '-0.1%', '1000000000000%', '0.00000%', '-Infinity%', 'NaN12%']
# '012' ['0001234.5678', '-0000000.001', '00000001E+10', '000000000E-7', '   -Infinity', '       NaN12']
# 'z.1f' ['1234.6', '0.0', '10000000000.0', '0.0', '-Infinity', 'NaN12']
# '*^20' ['*****1234.5678******', '*******-0.001*******', '*******1E+10********', '********0E-7********', '*****-Infinity******', '*******NaN12********']
# '<9.1f' ['1234.6   ', '-0.0     ', '10000000000.0', '0.0      ', '-Infinity', 'NaN12    ']
# 'n' ['1234.5678', '-0.001', '1e+10', '0e-7', '-Infinity', 'NaN12']
# '#.0f' ['1235.', '-0.', '10000000000.', '0.', '-Infinity', 'NaN12']
# conversions
# 0.1000000000000000055511151231257827021181583404541015625
# -2.4999999999999999797572690034409494052019992511651681249629641859722524387884594934782257166362493008920231716374840600702657591278267838591666173541050869850158976895482017066698134954885022652861252582943777534736991445315387994946892364541545467091084123285403004999932359181427317141755814986493894901757150303971529731379664740111608496414132935755870942597102970732321545293453307178779080222465381743002088622056675379788545743629477258147978083785291353173996482598163663007369005740229531876515343305420458450109314007444563768073825702159992160921307333665121048834120460113740029297978303752151208865507834809673329946126698624867025513373650088883233132030130668262871616807490473493118427966513082905120057830572477541863918304443359375E-300
# 10000000000000000000000000000000000000000
# -1.23
# 1000.5
# 3.5
# 1
# 1 1.5 2 1.5 DecimalTuple(sign=0, digits=(1, 5), exponent=-1) (3, 2) True 1.5
# 2 2.5 2 2.5 DecimalTuple(sign=0, digits=(2, 5), exponent=-1) (5, 2) True 2.5
# -1 -1.5 -2 -1.5 DecimalTuple(sign=1, digits=(1, 5), exponent=-1) (-3, 2) True -1.5
# 123456789 123456789.987 123456790 123456790.0 DecimalTuple(sign=0, digits=(1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 8, 7), exponent=-3) (123456789987, 1000) True 123456789.987
# 100000 100000.0 100000 100000.0 DecimalTuple(sign=0, digits=(1,), exponent=5) (100000, 1) True 100E+3
# 0 -0.0 0 -0.0 DecimalTuple(sign=1, digits=(0,), exponent=-1) (0, 1) True -0.0
# True True True True False
# 1.0 3 -1 (Decimal('-3'), Decimal('-1.5')) 1.414213562373095048801688724 2
# signals
# Decimal(1) / 0 DivisionByZero ['DecimalException'] [<class 'decimal.DivisionByZero'>]
# Decimal(0) / 0 InvalidOperation ['DecimalException'] [<class 'decimal.DivisionUndefined'>]
# Decimal("x") InvalidOperation ['DecimalException'] [<class 'decimal.ConversionSyntax'>]
# Decimal("Infinity") - Decimal("Infinity") InvalidOperation ['DecimalException'] [<class 'decimal.InvalidOperation'>]
# Decimal("1E+999999") * 10 Overflow ['Inexact'] [<class 'decimal.Overflow'>]
# int(Decimal("NaN")) ValueError ['Exception'] cannot convert NaN to integer
# hash(Decimal("sNaN")) TypeError ['Exception'] Cannot hash a signaling NaN value
# Decimal(1).quantize(Decimal("1E-40")) InvalidOperation ['DecimalException'] [<class 'decimal.InvalidOperation'>]
# Context(prec=0) ValueError ['Exception'] valid range for prec is [1, MAX_PREC]
# Context(rounding="x") TypeError ['Exception'] valid values for rounding are:
#   [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
#    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
#    ROUND_05UP]
# setcontext(1) TypeError ['Exception'] argument must be a context
# Decimal((2, (1,), 0)) ValueError ['Exception'] sign must be an integer with the value 0 or 1
# format(Decimal(1), "x") ValueError ['Exception'] invalid format string
# Decimal(2).sqrt(context=1) TypeError ['Exception'] optional argument must be a context
# Decimal(None) TypeError ['Exception'] conversion from NoneType to Decimal is not supported
# Decimal("NaN") < 1 InvalidOperation ['DecimalException'] [<class 'decimal.InvalidOperation'>]
# contexts
# 1.4142 Context(prec=5, rounding=ROUND_DOWN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded], traps=[InvalidOperation, DivisionByZero, Overflow])
# trapped [<class 'decimal.Inexact'>] True True
# 28 1.414213562373095048801688724 Context(prec=9, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[]) True
# 1.10 2.10 Decimal 0.5 [Money(1.10)]
