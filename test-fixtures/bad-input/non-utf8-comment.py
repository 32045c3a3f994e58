# été
print(1)
