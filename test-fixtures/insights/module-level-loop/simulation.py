# A whole program at the top level: a while loop with a condition, and a loop inside of an if and a try.
import sys

position = 0
speed = 3
crossings = 0
while position < 2000:  #~ module-level-loop: top level
    position += speed
    if position % 5 == 0:
        crossings += 1
        speed = 3 if speed == 4 else 4

checked = 0
try:
    if crossings > 10:
        for value in range(600):  #~ module-level-loop
#~                   ^^^^^^^^^^
            if value % 7 == 3:
                continue
            checked += value
except ValueError:
    sys.exit(1)

print(position, crossings, checked)
