# sys.exit passes through finally and except Exception, and sets the status.
import sys

try:
    try:
        sys.exit(3)
    except Exception:
        print("never")
    finally:
        print("finally")  # expect: finally
except SystemExit as error:
    print("code", error.code)  # expect: code 3
    raise

# expect-exit: 3
