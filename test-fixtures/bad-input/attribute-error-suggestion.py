class Config:
    timeout = 5


Config().time_out
