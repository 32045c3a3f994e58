"""What a person runs in this folder: it must see no more than anybody's program."""
import os
import sys


def attempt(what, work):
    try:
        print(what, work())
    except (OSError, ImportError) as error:
        print(what, type(error).__name__)


attempt('above', lambda: open('../secret.txt').read())
attempt('root', lambda: open('/etc/passwd').read())
attempt('environment', lambda: os.environ.get('JITLENS_SECRET'))
attempt('write', lambda: open('../new.txt', 'w'))
attempt('outside module', lambda: __import__('outside_module'))
attempt('link in site-packages', lambda: __import__('linked_package'))
attempt('link to the root', lambda: os.listdir('rooted'))
print('shell', 'pth-ran' in os.listdir('.'), 'sitecustomize' in sys.modules)
