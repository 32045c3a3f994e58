# Attempts on processes, network, environment and native code. The environment holds a secret in JITLENS_SECRET,
# and HOME and USER name the person.

# attempt: a variable of the environment by its name
import os
print(os.environ.get('JITLENS_SECRET'), os.getenv('JITLENS_SECRET'))
# ends: prints None None

# attempt: all variables of the environment
import os, posix
print([name for name in {*os.environ, *map(os.fsdecode, posix.environ)} if 'SECRET' in name or name in ('HOME', 'USER', 'PATH')])
# ends: prints []

# attempt: expand a variable
import os.path
print(os.path.expandvars('$JITLENS_SECRET'))
# ends: prints $JITLENS_SECRET

# attempt: who the person is
import getpass, os, pwd
print(os.path.expanduser('~'), getpass.getuser(), pwd.getpwuid(os.getuid()))
# ends: anything

# attempt: subprocess
import subprocess
subprocess.run(['touch', '../new.txt'])
# ends: PermissionError

# attempt: a shell
import subprocess
subprocess.check_output('touch ../new.txt', shell=True)
# ends: PermissionError

# attempt: os.system
import os
os.system('touch ../new.txt')
# ends: PermissionError

# attempt: os.popen
import os
os.popen('touch ../new.txt').read()
# ends: PermissionError

# attempt: fork
import os
os.fork()
# ends: PermissionError

# attempt: become another program
import os
os.execv('/bin/touch', ['touch', '../new.txt'])
# ends: PermissionError

# attempt: posix_spawn
import os
os.posix_spawn('/bin/touch', ['touch', '../new.txt'], {})
# ends: PermissionError | AttributeError

# attempt: what subprocess is made of
import _posixsubprocess
_posixsubprocess.fork_exec(*[None] * 23)
# ends: PermissionError | TypeError

# attempt: a process by multiprocessing
import multiprocessing
if __name__ == '__main__':
    multiprocessing.Process(target=print).start()
# ends: PermissionError

# attempt: a pool of processes
import concurrent.futures
if __name__ == '__main__':
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        pool.submit(print).result()
# ends: PermissionError

# attempt: a process by asyncio
import asyncio
asyncio.run(asyncio.create_subprocess_shell('touch ../new.txt'))
# ends: PermissionError

# attempt: a terminal of one's own
import pty
pty.spawn(['touch', '../new.txt'])
# ends: PermissionError | ModuleNotFoundError | ImportError

# attempt: a signal to the process above
import os
os.kill(os.getppid(), 9)
# ends: PermissionError

# attempt: a signal to everybody
import os
os.kill(-1, 9)
# ends: PermissionError

# attempt: a signal to the group
import os
os.killpg(0, 9)
# ends: PermissionError | AttributeError

# attempt: another user, another root
import os
for change in ('setuid', 'setgid', 'chroot', 'setsid', 'nice'):
    try:
        getattr(os, change)('/' if change == 'chroot' else 0) if change != 'setsid' else os.setsid()
    except (PermissionError, AttributeError):
        print('refused', end=' ')
# ends: prints refused refused refused refused refused

# attempt: a browser
import webbrowser
webbrowser.open('http://127.0.0.1/')
# ends: ModuleNotFoundError

# attempt: connect
import socket
socket.create_connection(('127.0.0.1', 9))
# ends: PermissionError

# attempt: a raw connection
import _socket
_socket.socket().connect(('127.0.0.1', 9))
# ends: PermissionError

# attempt: listen
import socket
socket.create_server(('127.0.0.1', 0))
# ends: PermissionError

# attempt: a datagram
import socket
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'canary', ('127.0.0.1', 9))
# ends: PermissionError

# attempt: a local socket of the system
import socket
socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock')
# ends: PermissionError

# attempt: ask for an address (names can carry secrets)
import socket
socket.getaddrinfo('canary.example.org', 80)
# ends: PermissionError | socket.gaierror

# attempt: the machine's name
import platform, socket, os
print(platform.node(), os.uname(), socket.gethostname())
# ends: anything

# attempt: fetch a page
import urllib.request
urllib.request.urlopen('http://127.0.0.1:9/')
# ends: PermissionError | urllib.error.URLError

# attempt: fetch a file by URL
import urllib.request
urllib.request.urlopen('file:///etc/passwd').read()
# ends: PermissionError | urllib.error.URLError

# attempt: asyncio's connection
import asyncio
asyncio.run(asyncio.open_connection('127.0.0.1', 9))
# ends: PermissionError

# attempt: a server for debugging
import http.server
http.server.HTTPServer(('127.0.0.1', 0), http.server.SimpleHTTPRequestHandler)
# ends: PermissionError

# attempt: take over a descriptor as a socket
import socket
socket.socket(fileno=3)
# ends: OSError | PermissionError

# attempt: ctypes
import ctypes
# ends: ModuleNotFoundError

# attempt: what ctypes is made of
import _ctypes
# ends: ModuleNotFoundError

# attempt: a database that can load extensions
import sqlite3
# ends: ModuleNotFoundError

# attempt: memory that is mapped
import mmap
mmap.mmap(-1, 4096)
# ends: ModuleNotFoundError | PermissionError

# attempt: an extension module that the program writes
open('native.cpython-313-x86_64-linux-gnu.so', 'wb').write(b'\x7fELF')
import native
# ends: ImportError

# attempt: load an extension by its parts
import _imp, importlib.machinery
_imp.create_dynamic(importlib.machinery.ModuleSpec('native', None, origin='/lib/x86_64-linux-gnu/libc.so.6'))
# ends: ImportError | AttributeError

# attempt: code from bytes that CPython did not write
import marshal
exec(marshal.loads(b'c' + b'\xff' * 100))
# ends: ValueError | EOFError | TypeError | ImportError

# attempt: bytecode put together by hand
import types
def f(): pass
f.__code__ = f.__code__.replace(co_code=b'\xff' * 64)
f()
# ends: PermissionError | ValueError | NotImplementedError | RuntimeError | TypeError

# attempt: a pickle that runs a shell
import pickle
pickle.loads(b"cos\nsystem\n(S'touch ../new.txt'\ntR.")
# ends: PermissionError

# attempt: test hooks of CPython
import _testcapi
# ends: ModuleNotFoundError

# attempt: frames and types reached from inside
leaks = [c.__name__ for c in object.__subclasses__() if c.__name__ in ('Function', 'Object', 'process', 'Host', 'Vm')]
print(leaks)
# ends: prints []
