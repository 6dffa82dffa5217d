"""A text of thousands of lines is taken as it is: nobody waits for it to be read."""

from casestudies.write_ups.reading import write_up


def test_the_words_of_an_endless_text_are_kept_and_not_read(monkeypatch):
    monkeypatch.setattr(write_up, "places_of", lambda texts: 1 / 0)

    read = write_up.read_text("a\n" * 2000)

    assert [piece.place for piece in read.pieces] == [None]
    assert read.pieces[0].text.count("a") + read.title.count("a") == 2000
