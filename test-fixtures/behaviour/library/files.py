# The file system: links, modes, times, folders, errors.
import os
import shutil
import stat
import tempfile

home = tempfile.mkdtemp()
os.chdir(home)


def attempt(f, *args):
    try:
        return f(*args)
    except OSError as e:
        names = [n and n.replace(home, "HOME") for n in (e.filename, e.filename2)]
        return type(e).__name__, e.errno, names


with open("a", "w") as f:
    f.write("alpha")
os.symlink("a", "link")
print(os.readlink("link"), open("link").read(), os.path.islink("link"), stat.S_ISLNK(os.lstat("link").st_mode))
os.symlink("nowhere", "dangling")
print(os.path.lexists("dangling"), os.path.exists("dangling"), attempt(os.stat, "dangling"))
os.mkdir("d")
os.symlink("../d", "d/self")
with open("d/self/self/f", "w"):
    pass
print(sorted(os.listdir("d")), os.path.realpath("d/self/self/f") == os.path.realpath("d/f"))
os.symlink("one", "two")
os.symlink("two", "one")
print(attempt(os.stat, "one"))
print(sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink()) for e in os.scandir(".") if len(e.name) > 3 or e.name in "ad"))
print(attempt(os.rename, "missing", "other"), attempt(os.rmdir, "d"), attempt(os.mkdir, "d"), attempt(os.remove, "d")[0] in ("IsADirectoryError", "PermissionError"))
print(attempt(os.readlink, "a"), attempt(os.listdir, "a"), attempt(os.stat, "a/x"), attempt(open, "a/"))
os.chmod("a", 0o640)
print(oct(os.stat("a").st_mode))
os.utime("a", (10, 20.5))
print(os.stat("a").st_atime, os.stat("a").st_mtime, os.stat("link").st_mtime_ns)
shutil.copy2("a", "copy")
print(oct(os.stat("copy").st_mode), os.stat("copy").st_mtime)
os.remove("link")
print(os.path.lexists("link"), open("a").read())
os.rename("a", "copy")
print(open("copy").read(), os.path.exists("a"))
os.truncate("copy", 2)
with open("copy", "r+b") as f:
    f.seek(4)
    f.write(b"!")
print(open("copy", "rb").read())
fd = os.open("copy", os.O_RDWR)
print(os.pread(fd, 2, 1), os.read(fd, 1), os.lseek(fd, 0, os.SEEK_CUR), os.dup(fd) > fd)
os.close(fd)
print(attempt(os.read, fd, 1)[0])
r, w = os.pipe()
print(os.write(w, b"through"), os.read(r, 4), os.read(r, 9))
os.close(w)
print(os.read(r, 1))
before = os.umask(0o077)
os.mkdir("private")
print(oct(os.stat("private").st_mode), os.umask(before) == 0o077)
os.chdir("/")
shutil.rmtree(home)
print(os.path.exists(home))

# expect-output:
# a alpha True True
# True False ('FileNotFoundError', 2, ['dangling', None])
# ['f', 'self'] True
# ('OSError', 40, ['one', None])
# [('a', False, True, False), ('d', True, False, False), ('dangling', False, False, True), ('link', False, True, True)]
# ('FileNotFoundError', 2, ['missing', 'other']) ('OSError', 39, ['d', None]) ('FileExistsError', 17, ['d', None]) True
# ('OSError', 22, ['a', None]) ('NotADirectoryError', 20, ['a', None]) ('NotADirectoryError', 20, ['a/x', None]) ('NotADirectoryError', 20, ['a/', None])
# 0o100640
# 10.0 20.5 20500000000
# 0o100640 20.5
# False alpha
# alpha False
# b'al\x00\x00!'
# b'l\x00' b'a' 1 True
# OSError
# 7 b'thro' b'ugh'
# b''
# 0o40700 True
# False
