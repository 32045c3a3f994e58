# debian: python3-marshmallow python3-packaging
"""Schemas: nested, many, validation with its messages, hooks, and data that goes round."""
import datetime as dt
import decimal
import uuid

from marshmallow import INCLUDE, Schema, ValidationError, fields, post_load, pre_load, validate, validates, validates_schema


class Author:
    def __init__(self, name, born=None, email=None):
        self.name, self.born, self.email = name, born, email

    def __repr__(self):
        return f'Author({self.name!r}, {self.born!r}, {self.email!r})'


class AuthorSchema(Schema):
    name = fields.Str(required=True, validate=validate.Length(min=2, max=40))
    born = fields.Date()
    email = fields.Email(load_default=None)

    @pre_load
    def strip(self, data, **kwargs):
        return {key: value.strip() if isinstance(value, str) else value for key, value in data.items()}

    @post_load
    def make(self, data, **kwargs):
        return Author(**data)


class BookSchema(Schema):
    id = fields.UUID(required=True)
    title = fields.Str(required=True)
    price = fields.Decimal(as_string=True, places=2)
    tags = fields.List(fields.Str(validate=validate.OneOf(['new', 'old', 'rare'])))
    when = fields.DateTime(format='iso')
    length = fields.TimeDelta('minutes')
    author = fields.Nested(AuthorSchema)
    extra = fields.Dict(keys=fields.Str(), values=fields.Int())
    upper = fields.Function(lambda book: book['title'].upper())

    @validates('title')
    def no_digits(self, value):
        if any(c.isdigit() for c in value):
            raise ValidationError('No digits.')

    @validates_schema
    def old_is_cheap(self, data, **kwargs):
        if 'old' in data.get('tags', []) and data.get('price', 0) > 50:
            raise ValidationError({'price': ['Too dear for an old one.']})


def book(i, **more):
    return {'id': str(uuid.UUID(int=i)), 'title': 'Book ' + 'abcdefghij'[i % 10], 'price': f'{i}.5', 'tags': ['new', 'old'][: i % 3],
            'when': dt.datetime(2020, 1, 1 + i % 28, 12).isoformat(), 'length': 60 + i, 'extra': {'a': i},
            'author': {'name': f' Author {i} ', 'born': '1970-01-02'}, **more}


def main():
    schema = BookSchema()
    books = schema.load([book(i) for i in range(40)], many=True)
    print(len(books), books[7])
    print(schema.dump(books[3]))
    print(schema.dumps(books[:2], many=True))
    bad = [book(1, title='Book 2'), book(2, price='x'), book(60, tags=['old', 'none'], price='99'), {'title': 5}, book(3, author={'name': 'x', 'email': 'no'}),
           book(4, unknown=1), book(5, when='yesterday', length='long', extra={'a': 'b'})]
    for data in bad:
        try:
            schema.load(data)
        except ValidationError as error:
            print(error.messages, sorted(error.valid_data))
    print(BookSchema(only=('id', 'title', 'author.name'), partial=True, unknown=INCLUDE).validate({'title': 'Only', 'author': {'name': 'Me'}, 'y': decimal.Decimal(1)}))
    print(Schema.from_dict({'a': fields.Int()})().load({'a': '12'}), schema.fields['author'].schema.fields.keys())


main()
