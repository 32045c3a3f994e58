print("bom", __name__)
