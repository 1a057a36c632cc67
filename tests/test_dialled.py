"""Numbers typed in a sentence: what people write to have one dialled, and the figures that must be left alone."""

import time

import pytest

from reperes.content.dialled import known_numbers, numbers

KNOWN = known_numbers(["17", "112", "3018", "119", "116 000"])

DIALLED = [
    ("Appelle le 15.", "15"),
    ("Appelle le 15 si tu as peur.", "15"),
    ("Appelez vite le 17.", "17"),
    ("Appelez immédiatement le 17 !", "17"),
    ("Appelez, sans attendre, le 17.", "17"),
    ("Il faut appeler le 15 tout de suite.", "15"),
    ("En appelant le 17, on parle à la police.", "17"),
    ("Rappelez le 15 s’il va plus mal.", "15"),
    ("APPELEZ LE 17", "17"),
    ("Appelez le « 17 ».", "17"),
    ("Appelez : 17", "17"),
    ("Appelez 17 ou allez au commissariat.", "17"),
    ("Vous pouvez joindre le 17.", "17"),
    ("Joignez d’abord le 15.", "15"),
    ("Faites le 119.", "119"),
    ("Faites vite le 17 sur votre téléphone.", "17"),
    ("Composez le 18.", "18"),
    ("Composez 18 puis attendez.", "18"),
    ("Téléphone au 17 !", "17"),
    ("Téléphonez à la police au 17.", "17"),
    ("Prévenez le 17.", "17"),
    ("Prévenez la police au 17.", "17"),
    ("Contactez le 15 sans attendre.", "15"),
    ("Alertez les secours au 18.", "18"),
    ("Envoyez un SMS au 114.", "114"),
    ("Écrivez par SMS au 114.", "114"),
    ("Parlez-en au 147.", "147"),
    ("Un appel au 17 suffit.", "17"),
    ("Passez un coup de fil au 15.", "15"),
    ("Passez par le 15.", "15"),
    ("Tapez le 15.", "15"),
    ("Demandez le 15.", "15"),
    ("Le numéro 17 est gratuit.", "17"),
    ("Numéro d’urgence : 17.", "17"),
    ("Appelez les secours : le 15.", "15"),
    ("Police secours : 17.", "17"),
    ("Voyez les pompiers (18).", "18"),
    ("La police au 17 vous aide.", "17"),
    ("Le 17 répond jour et nuit.", "17"),
    ("Le 15 est gratuit.", "15"),
    ("Appelez le 39 19.", "39 19"),
    ("Appelez le 3114.", "3114"),
    ("Composez le 116 117.", "116 117"),
    ("Nous appellerons le 17.", "17"),
    ("Formez le 17.", "17"),
    ("On fait le 15, puis on attend.", "15"),
    ("Le numéro à composer est le 17.", "17"),
    ("Le bon numéro, c’est le 15.", "15"),
    ("Les pompiers, c’est le 18.", "18"),
    ("Par SMS, le 114.", "114"),
    ("Écrivez ; le 114 par SMS.", "114"),
    ("En urgence, le 17.", "17"),
    ("Signalez le danger au 119.", "119"),
    ("Contactez-nous au 04 75 12 34 56.", "04 75 12 34 56"),
    ("Notre numéro : 8002 9393.", "8002 9393"),
    ("Call 17 now.", "17"),
    ("Call the police first, then dial the 15.", "15"),
    ("Le 3018 vous aide.", "3018"),
    ("Écrivez au 01/23/45/67/89.", "01/23/45/67/89"),
    ("01 - 23 - 45 - 67 - 89", "01 - 23 - 45 - 67 - 89"),
    ("01–23–45–67–89 le soir.", "01–23–45–67–89"),
    ("Ou (01) 23 45 67 89.", "01) 23 45 67 89"),
    ("Depuis l’étranger, +33 (0)1 23 45 67 89.", "+33 (0)1 23 45 67 89"),
    ("Notre ligne : 02/475.44.11, de jour.", "02/475.44.11"),
    ("0123456789", "0123456789"),
    ("01\u202f23\u202f45\u202f67\u202f89", "01\u202f23\u202f45\u202f67\u202f89"),
    ("Écrivez au 0475/12.34.56.", "0475/12.34.56"),
    ("Appelez le 0 800 000 000.", "0 800 000 000"),
    ("Appelez le 800 202 148.", "800 202 148"),
    ("Le soir, 800 202 148 répond.", "800 202 148"),
    ("Une ligne avec un chiffre de moins : 06 12 34 56 7.", "06 12 34 56 7"),
]

FIGURES = [
    "Faites 20 pas.",
    "Faites 20 ou 30 pas dehors.",
    "Faites le 20 fois.",
    "Numéro 12 de la rue.",
    "Le numéro 12, rue des Lilas.",
    "12 345 678 enfants",
    "Il y a eu 12 345 678 vues.",
    "Il y a eu 12345678 vues.",
    "Il y a eu 100 000 000 messages.",
    "Il a perdu 12 345 678,50 euros.",
    "Il a perdu 12 345 678 €.",
    "Version 12.34.56.78",
    "Avec la version 12.34.56.78 d’Android.",
    "L’adresse IP 192.168.100.200 ne dit rien.",
    "ISBN 978-2-07-036822-8",
    "Le règlement (UE) 2022/2065 le dit.",
    "La loi n° 2020-1266 protège les enfants filmés.",
    "Le décret n° 2023-1234.",
    "L’article 227-23-1 du code.",
    "Entre 2023-2024, puis 2024/2025.",
    "Entre 2023 – 2024.",
    "Le 22/11/2026 à 18 h.",
    "Du 22.11.2026 au 23.11.2026.",
    "Ouvert de 09.00-17.00.",
    "Ouvert 24 h sur 24, 7 jours sur 7.",
    "Appelez le 17 novembre.",
    "Appelez le 17 et le 18 novembre.",
    "Appelez 17 fois.",
    "Appelez 20 amis.",
    "Appelez avant le 15 du mois.",
    "Appelez l’école avant le 15.",
    "Prévenez l’école le 15 au matin.",
    "Contactez l’école le 17 à 8 h.",
    "Prévenez l’école le 15.",
    "Parlez-en à 12 ans comme à 17 ans.",
    "Il joint 12 images au dossier.",
    "La police a reçu 17 plaintes.",
    "Les pompiers, 18 ans de métier.",
    "Il passe de 15 à 17 ans.",
    "Un mot de passe composé de 12 signes.",
    "Demandez 15 minutes de calme.",
    "Demandez le 15 de chaque mois.",
    "Faites une pause de 20 minutes.",
    "Tapez 12 lettres au moins.",
    "Écrivez au 12 de la rue des Lilas.",
    "Écrivez-lui au moins 12 mots.",
    "Il a 17 ans, elle 15.",
    "Il reçoit 119 messages.",
    "Le 17, il dort mal.",
    "Rendez-vous le 17 ou le 18.",
    "Ces 2 ou 3 amis, 15 au plus.",
    "Appelez pendant 15 minutes.",
    "Appelez l’école de 9 h à 17 h.",
    "Il faut 20 minutes pour joindre l’école.",
    "Contactez 12 parents.",
    "Il y a eu 25 000 signalements en 2024.",
    "Un message sur 10 vient d’un inconnu.",
    "Le message 17 est effacé.",
    "Depuis iOS 17, tapez sur Réglages.",
    "Choisissez le 12.",
    "Il joue au 15 avec ses amis.",
    "Numéro 15, décembre 2025.",
    "Le téléphone coûte 150 euros.",
    "Du 01.02.2024-03.02.2024.",
    "Le compte a 12.250.300 abonnés.",
]


@pytest.mark.parametrize(("text", "written"), DIALLED)
def test_what_is_to_be_dialled_is_found(text: str, written: str) -> None:
    """Whatever way a number to call is written, it is found, whole and once."""
    assert [text[start:end] for start, end in numbers(text, KNOWN)] == [written]


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_no_numbers_to_call(text: str) -> None:
    """Counts, dates, ages, versions, laws and streets are left alone."""
    assert numbers(text, KNOWN) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Appelez le 15, le 17 ou le 18.", ["15", "17", "18"]),
        ("Faites le 17 ou le 112.", ["17", "112"]),
        ("Composez le 15 ou 18.", ["15", "18"]),
        ("Appelez le 17. Le 18 mai, il dormait.", ["17"]),
    ],
)
def test_one_dialling_word_for_several_numbers(text: str, written: list[str]) -> None:
    """A verb dials every number of its list, and none of the next sentence."""
    assert [text[start:end] for start, end in numbers(text, KNOWN)] == written


def test_long_texts_take_no_time() -> None:
    """A hostile text of numbers is read in time that grows with its length."""
    began = time.monotonic()
    numbers("appelez vite " + "17 " * 20_000, KNOWN)
    numbers("appelez, " * 10_000 + "le 17", KNOWN)
    assert time.monotonic() - began < 20


def test_number_with_a_plus_is_no_pattern() -> None:
    """A number of the files that begins with + is searched as it is written, and stops nothing."""
    assert known_numbers(["+33 119", "119"])
