"""A small library: books, members, loans and reminders, as dataclasses."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

LOAN_DAYS = 21


class Genre(Enum):
    NOVEL = "novel"
    SCIENCE = "science"
    POETRY = "poetry"


@dataclass(frozen=True)
class Book:
    isbn: str
    title: str
    genre: Genre
    pages: int


@dataclass
class Loan:
    book: Book
    due: date
    renewed: int = 0

    def is_overdue(self, today: date) -> bool:
        return today > self.due

    def renew(self) -> None:
        self.due += timedelta(days=LOAN_DAYS)
        self.renewed += 1


@dataclass
class Member:
    name: str
    loans: list[Loan] = field(default_factory=list)
    fines: int = 0

    def loan_of(self, book: Book) -> Loan | None:
        return next((loan for loan in self.loans if loan.book == book), None)


class Library:
    def __init__(self, books: list[Book]):
        self.shelf = {book.isbn: book for book in books}
        self.members: dict[str, Member] = {}

    def lend(self, isbn: str, name: str, today: date) -> bool:
        book = self.shelf.pop(isbn, None)
        if book is None:
            return False
        member = self.members.setdefault(name, Member(name))
        member.loans.append(Loan(book, today + timedelta(days=LOAN_DAYS)))
        return True

    def give_back(self, isbn: str, name: str, today: date) -> None:
        member = self.members[name]
        for loan in member.loans:
            if loan.book.isbn == isbn:
                if loan.is_overdue(today):
                    member.fines += (today - loan.due).days * 10
                member.loans.remove(loan)
                self.shelf[isbn] = loan.book
                return

    def overdue(self, today: date) -> list[tuple[str, str]]:
        return [(m.name, loan.book.title) for m in self.members.values() for loan in m.loans if loan.is_overdue(today)]


def main() -> None:
    genres = list(Genre)
    library = Library([Book(f"978-{i:05}", f"Book {i}", genres[i % 3], 100 + i) for i in range(120)])
    today = date(2024, 3, 1)
    reminders = 0
    for step in range(900):
        today += timedelta(days=step % 3)
        isbn, name = f"978-{step % 120:05}", f"member {step % 17}"
        if not library.lend(isbn, name, today):
            holder = next(m for m in library.members.values() if any(loan.book.isbn == isbn for loan in m.loans))
            library.give_back(isbn, holder.name, today)
        if step % 10 == 0:
            reminders += len(library.overdue(today))
    pages = {genre.value: sum(b.pages for b in library.shelf.values() if b.genre is genre) for genre in genres}
    print(reminders, sum(m.fines for m in library.members.values()), pages)


main()
