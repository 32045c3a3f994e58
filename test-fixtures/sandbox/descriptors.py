# options: --timeout 45
# Attempts to use up descriptors: there are 65,536 of them, as files that a program forgets stay open.

# attempt: open files without end
files = []
while True: files.append(open('notes.txt'))
# ends: OSError: [Errno 24]

# attempt: pipes without end
import os
while True: os.pipe()
# ends: OSError: [Errno 24]

# attempt: copies of a descriptor without end
import os
while True: os.dup(1)
# ends: OSError: [Errno 24]

# attempt: pairs of sockets without end
import socket
pairs = []
while True: pairs.append(socket.socketpair())
# ends: OSError: [Errno 24]
