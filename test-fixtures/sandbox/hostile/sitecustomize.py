print('sitecustomize ran')
