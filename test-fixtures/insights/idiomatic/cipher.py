"""Old ciphers over the alphabet."""

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
INDEX = {letter: i for i, letter in enumerate(ALPHABET)}


def caesar(text, shift):
    out = []
    for ch in text:
        place = INDEX.get(ch)
        out.append(ch if place is None else ALPHABET[(place + shift) % 26])
    return "".join(out)


def vigenere(text, key, sign):
    shifts = [INDEX[letter] for letter in key]
    out = []
    at = 0
    for ch in text:
        place = INDEX.get(ch)
        if place is None:
            out.append(ch)
            continue
        out.append(ALPHABET[(place + sign * shifts[at]) % 26])
        at = (at + 1) % len(shifts)
    return "".join(out)


def frequencies(text):
    counts = [0] * 26
    for ch in text:
        place = INDEX.get(ch)
        if place is not None:
            counts[place] += 1
    return counts


def crack(text):
    """The commonest letter of English is e."""
    counts = frequencies(text)
    commonest = counts.index(max(counts))
    return (commonest - INDEX["e"]) % 26


def main():
    text = "defend the eastern wall of the castle before they see the level of the sea " * 8
    secret = caesar(text, 9)
    shift = crack(secret)
    print(shift, caesar(secret, -shift) == text)
    hidden = vigenere(text, "lemon", 1)
    print(hidden[:20], vigenere(hidden, "lemon", -1) == text)


if __name__ == "__main__":
    main()
