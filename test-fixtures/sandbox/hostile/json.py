raise SystemExit('the folder has its own json')
