"""The library's most used modules can be imported, and hold what they say they hold (`__all__`)."""
NAMES = '''abc argparse array ast asyncio atexit base64 binascii bisect calendar cmath codecs collections concurrent.futures configparser
contextlib contextvars copy csv dataclasses datetime decimal difflib dis email enum errno fnmatch fractions functools gc getpass glob gzip
hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword locale logging math multiprocessing numbers operator os
pathlib pickle platform pprint queue random re sched secrets select shelve shlex shutil signal socket stat statistics string struct subprocess
sys tempfile textwrap threading time timeit tokenize traceback types typing unicodedata unittest urllib.parse urllib.request uuid warnings
weakref xml.etree.ElementTree zipfile zlib zoneinfo'''.split()
print(len(NAMES))  # expect: 94
for name in NAMES:
    try:
        exec(f'from {name} import *', {})
    except (ImportError, AttributeError) as error:
        print(name, error)
print('imported')  # expect: imported
