"""Files as people have them."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

_GPS = 0x8825


def given_a_phone_photo(folder: Path) -> Path:
    """A photo that says where it was taken, and that it lies on its side."""
    picture = Image.new("RGB", (1200, 900), "#005eb8")
    ImageDraw.Draw(picture).ellipse((300, 150, 900, 750), fill="#ffb81c")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "Somebody's telephone"
    exif.get_ifd(_GPS).update({1: "N", 2: (50.0, 22.0, 15.0), 3: "W", 4: (4.0, 8.0, 33.0)})
    path = folder / "IMG_2041.jpg"
    picture.save(path, exif=exif)
    assert Image.open(path).getexif().get_ifd(_GPS)
    return path


def given_a_pdf(folder: Path) -> Path:
    """A page to download."""
    path = folder / "night checklist.pdf"
    Image.new("RGB", (595, 842), "white").save(path)
    return path


def then_the_photo_is_shown_without_its_secrets(page: Page, shows: str) -> None:
    """The photo is on the page, upright, and the file behind it says nothing but the picture."""
    photo = page.get_by_role("img", name=shows)
    photo.scroll_into_view_if_needed()
    expect(photo).to_be_visible()
    response = page.request.get(photo.get_attribute("src"))
    assert response.ok
    assert response.headers["content-type"] == "image/jpeg"
    picture = Image.open(BytesIO(response.body()))
    assert picture.height > picture.width
    assert not picture.getexif()
    assert b"telephone" not in response.body()


def then_the_file_downloads(page: Page, link: str, original: Path) -> None:
    """The link gives the very file, under its own name."""
    with page.expect_download() as downloading:
        page.get_by_role("link", name=link).click()
    assert downloading.value.suggested_filename == original.name
    assert Path(downloading.value.path()).read_bytes() == original.read_bytes()
