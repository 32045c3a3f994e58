# debian: python3-pint python3-packaging
"""Units: definitions of thousands of lines parsed, conversions, errors, formats, measurements."""
import pint

ureg = pint.UnitRegistry()
Q = ureg.Quantity


def main():
    distance, time = 42.195 * ureg.kilometer, Q('2 hour + 1 minute + 39 second')
    speed = (distance / time).to('meter / second')
    print(f'{speed:.4f~P}', f'{speed.to("mile/hour"):.3f}', speed.dimensionality)
    for text, unit in [('1 inch', 'cm'), ('1 lightyear', 'parsec'), ('3 kWh', 'MJ'), ('1 atm', 'psi'), ('1 gallon', 'liter'),
                       ('5 furlong/fortnight', 'mm/s'), ('1 eV', 'J'), ('60 rpm', 'rad/s'), ('1 barn', 'm^2'), ('1 Mbit', 'kB')]:
        print(f'{Q(text)} = {Q(text).to(unit):.6g}')
    for bad in (lambda: Q('1 m') + Q('1 s'), lambda: Q('1 m').to('kg'), lambda: Q('1 nonsense'), lambda: Q('20 degC') * 2):
        try:
            print(bad())
        except Exception as error:
            print(type(error).__name__, error)
    print(Q(100, 'degF').to('degC'), Q(20, 'degC').to('kelvin'), Q(5, 'delta_degC') + Q(3, 'degC'))
    with ureg.context('spectroscopy'):
        print(Q('532 nm').to('THz'))
    ureg.define('smoot = 1.702 * meter = sm')
    print(Q('364.4 smoot').to('meter'), f'{Q("9.81 m/s**2"):~L}', f'{Q("1e-3 m"):H}', f'{Q("3 m").to_base_units():~C}')

    @ureg.wraps('m', ('s', 'm/s**2'))
    def fallen(t, g):
        return 0.5 * g * t * t

    @ureg.check('[length]', '[time]')
    def pace(length, time):
        return time / length

    print(fallen(Q('1 min'), Q('9.81 m/s**2')), pace(Q('1 km'), Q('4 min')))
    print((Q('1.0 kg') * ureg.speed_of_light**2).to_compact('J'), Q(0.001, 'm').to_compact(), sum(Q(i, 'cm') for i in range(1, 50)))
    print(sorted(Q(v) for v in ('1 m', '3 ft', '90 cm', '1 yd')), Q('1 m') == Q('100 cm'), hash(Q('1 m')) == hash(Q('100 cm')))
    print(ureg.get_compatible_units('[temperature]') and sorted(map(str, ureg.get_compatible_units('[luminosity]'))), ureg.parse_units('kg m^2 s^-2'))


main()
