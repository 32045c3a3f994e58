# Attempts on files. Lines: `# attempt: what`, the program, `# ends: how` (see server/test/engine/attempts.ts).
# The world: the working folder holds notes.txt, link.txt -> ../secret.txt, linked -> .., loop -> loop; above it lie
# secret.txt and outside_module.py, which nobody may see or change.

# attempt: read a file above the working folder
open('../secret.txt').read()
# ends: PermissionError

# attempt: go up from a folder below
open('folder/../../secret.txt').read()
# ends: PermissionError

# attempt: go up all the way
open('../' * 40 + 'etc/passwd').read()
# ends: PermissionError

# attempt: an absolute path
open('/etc/passwd').read()
# ends: PermissionError

# attempt: a path of bytes
open(b'../secret.txt').read()
# ends: PermissionError

# attempt: a path object with its own __fspath__
class Sly:
    asked = 0
    def __fspath__(self):
        Sly.asked += 1
        return 'notes.txt' if Sly.asked == 1 else '../secret.txt'
print(open(Sly()).read())
open(Sly()).read()
# ends: PermissionError

# attempt: a string subclass that lies about itself
class Sly(str):
    def startswith(self, *args): return True
    def __eq__(self, other): return True
    def __hash__(self): return hash('notes.txt')
    def __str__(self): return 'notes.txt'
open(Sly('../secret.txt')).read()
# ends: PermissionError

# attempt: cut a path with a null character
open('../secret.txt\0notes.txt').read()
# ends: ValueError

# attempt: a URL for a path
open('file:///etc/passwd').read()
# ends: FileNotFoundError

# attempt: through pathlib
import pathlib
pathlib.Path('notes.txt').resolve().parent.parent.joinpath('secret.txt').read_text()
# ends: PermissionError

# attempt: through os.open
import os
os.open('../secret.txt', os.O_RDONLY)
# ends: PermissionError

# attempt: through os.open and a folder's descriptor
import os
os.open('../secret.txt', os.O_RDONLY, dir_fd=os.open('.', os.O_RDONLY))
# ends: PermissionError | IsADirectoryError

# attempt: through io.FileIO
import io
io.FileIO('../secret.txt').read()
# ends: PermissionError

# attempt: through io.open_code
import io
io.open_code('../secret.txt').read()
# ends: PermissionError

# attempt: an opener that gives descriptors it never opened
for fd in range(3, 40):
    try:
        print(open('x', opener=lambda path, flags: fd).read())
    except OSError as error:
        last = error
raise last
# ends: OSError: [Errno 9]

# attempt: descriptors of the process
import os
seen = []
for fd in range(3, 200):
    try:
        seen.append(os.fstat(fd))
    except OSError:
        pass
print(seen)
# ends: prints []

# attempt: list the folder above
import os
os.listdir('..')
# ends: PermissionError

# attempt: list the root by scandir
import os
os.scandir('/')
# ends: PermissionError

# attempt: list through a descriptor
import os
os.listdir(os.open('..', os.O_RDONLY))
# ends: PermissionError | IsADirectoryError

# attempt: walk the root
import os
print(list(os.walk('/')))
# ends: prints []

# attempt: glob outside
import glob
print(glob.glob('/etc/*'), glob.glob('../*.txt'), glob.glob('/**/passwd', recursive=True))
# ends: prints [] [] []

# attempt: find out what is there
import os
print(os.path.exists('/etc/passwd'), os.path.exists('../secret.txt'), os.access('/etc/passwd', os.R_OK))
# ends: prints False False False

# attempt: the size of a file outside
import os
os.stat('../secret.txt')
# ends: PermissionError

# attempt: go elsewhere and read from there
import os
os.chdir('/etc')
# ends: PermissionError

# attempt: go up and read from there
import os
os.chdir('..')
print(open('secret.txt').read())
# ends: PermissionError

# attempt: a link in the folder to a file outside
open('link.txt').read()
# ends: PermissionError

# attempt: a link in the folder to the folder above
open('linked/secret.txt').read()
# ends: PermissionError

# attempt: list through a link
import os
os.listdir('linked')
# ends: PermissionError

# attempt: write through a link
open('link.txt', 'w').write('changed')
# ends: PermissionError

# attempt: append through a link to a folder
open('linked/secret.txt', 'a').write('changed')
# ends: PermissionError

# attempt: a link that the program makes itself
import os
os.symlink('../secret.txt', 'own')
open('own').read()
# ends: PermissionError

# attempt: a link that the program turns round after it was looked at
import os
os.symlink('notes.txt', 'own')
os.stat('own')
os.remove('own')
os.symlink('..', 'own')
open('own/secret.txt').read()
# ends: PermissionError

# attempt: a folder that becomes a link after it was looked at
import os
os.mkdir('own')
open('own/secret.txt', 'w').close()
os.rename('own', 'away')
os.symlink('..', 'own')
open('own/secret.txt').read()
# ends: PermissionError

# attempt: a link that leads to itself
open('loop').read()
# ends: OSError: [Errno 40]

# attempt: a hard link
import os
os.link('../secret.txt', 'own')
# ends: AttributeError

# attempt: move the secret here
import os
os.rename('../secret.txt', 'own')
# ends: PermissionError

# attempt: copy the secret here
import shutil
shutil.copy('../secret.txt', 'own')
# ends: PermissionError

# attempt: copy the tree above
import shutil
shutil.copytree('..', 'own')
# ends: PermissionError

# attempt: write above the working folder
open('../new.txt', 'w')
# ends: PermissionError

# attempt: write into the system
open('/etc/cron.d/own', 'w')
# ends: PermissionError

# attempt: remove a file outside
import os
os.remove('../secret.txt')
# ends: PermissionError

# attempt: remove the tree above
import shutil
shutil.rmtree('..')
# ends: PermissionError

# attempt: make a folder outside
import os
os.makedirs('../own/deeper')
# ends: PermissionError

# attempt: modes and times of a file outside
import os
for change in (lambda p: os.chmod(p, 0), lambda p: os.utime(p, (0, 0)), lambda p: os.truncate(p, 0), lambda p: os.chown(p, 0, 0)):
    try:
        change('../secret.txt')
    except PermissionError:
        print('refused', end=' ')
# ends: prints refused refused refused refused

# attempt: spoil the working folder
import os, shutil
open('notes.txt', 'w').write('spoilt')
os.remove('notes.txt')
shutil.rmtree('folder')
print(os.path.exists('notes.txt'), os.path.exists('folder'))
# ends: prints False False

# attempt: a pipe or a device with a name
import os
for make in (lambda: os.mkfifo('own'), lambda: os.mknod('own')):
    try:
        make()
    except (OSError, AttributeError) as error:
        print('refused', end=' ')
# ends: prints refused refused

# attempt: unpack an archive with paths that go up
import io, zipfile
data = io.BytesIO()
with zipfile.ZipFile(data, 'w') as archive:
    archive.writestr('../evil.txt', 'evil')
    archive.writestr('/etc/evil.txt', 'evil')
zipfile.ZipFile(data).extractall('.')
print(sorted(__import__('os').listdir('.')))
# ends: prints ['etc', 'evil.txt', 'folder', 'link.txt', 'linked', 'loop', 'notes.txt', 'p.py']

# attempt: unpack an archive with a link that leads out
import io, tarfile
data = io.BytesIO()
with tarfile.open(fileobj=data, mode='w') as archive:
    link = tarfile.TarInfo('own')
    link.type, link.linkname = tarfile.SYMTYPE, '..'
    archive.addfile(link)
    archive.addfile(tarfile.TarInfo('own/evil.txt'))
data.seek(0)
tarfile.open(fileobj=data).extractall('.', filter='fully_trusted')
# ends: PermissionError

# attempt: import from outside
import sys
sys.path.insert(0, '..')
import outside_module
# ends: ModuleNotFoundError

# attempt: import from a place by its path
import importlib.util
spec = importlib.util.spec_from_file_location('outside', '../outside_module.py')
spec.loader.exec_module(importlib.util.module_from_spec(spec))
# ends: PermissionError

# attempt: run a file outside
import runpy
runpy.run_path('../outside_module.py')
# ends: PermissionError

# attempt: let a traceback show a file outside
exec(compile('\n1 / 0', '../secret.txt', 'exec'))
# ends: ZeroDivisionError

# attempt: let linecache and inspect show a file outside
import inspect, linecache, os
place = os.path.abspath('../secret.txt')
space = {'__file__': place}
exec(compile('def f():\n    pass', place, 'exec'), space)
print(linecache.getlines(place))
inspect.getsource(space['f'])
# ends: OSError

# attempt: let a syntax error show a file outside
raise SyntaxError('x', ('../secret.txt', 1, 1, None))
# ends: SyntaxError

# attempt: let the warnings show a file outside
import warnings
warnings.warn_explicit('look', UserWarning, '../secret.txt', 1)
print('shown')
# ends: prints shown

# attempt: temporary files stay in memory
import tempfile
print(tempfile.NamedTemporaryFile(prefix='canary-leak-', delete=False).write(b'1'))
# ends: prints 1

# attempt: the process's own environment in /proc
open('/proc/self/environ').read()
# ends: PermissionError

# attempt: the process's root in /proc
open('/proc/self/root/etc/passwd').read()
# ends: PermissionError

# attempt: the working folder in /proc
open('/proc/self/cwd/../secret.txt').read()
# ends: PermissionError

# attempt: the process's memory in /proc
open('/proc/self/mem', 'r+b').write(b'x')
# ends: PermissionError

# attempt: the process's descriptors in /proc
import os
os.listdir('/proc/self/fd')
# ends: PermissionError

# attempt: devices
open('/dev/mem', 'rb').read(1)
# ends: PermissionError

# attempt: the library is not to be changed
open('/jitlens/lib/python3.13/os.py', 'w')
# ends: PermissionError | OSError

# attempt: out of the library's folder
open('/jitlens/lib/python3.13/../../../etc/passwd').read()
# ends: PermissionError
