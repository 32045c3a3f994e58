print('usercustomize ran')
