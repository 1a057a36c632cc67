"""What is said about a field that does not fit: code → (French, English).

Each sentence says what is wrong, what was written, and what to write.
"""

FIELD_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": (
        "il manque « {field} ».",
        "“{field}” is missing.",
    ),
    "unknown-field": (
        "« {field} » n’est pas un champ connu ici.{near}",
        "“{field}” is not a known field here.{near}",
    ),
    "empty": (
        "« {field} » est vide ; écrivez sa valeur{optional}.",
        "“{field}” is empty; write its value{optional}.",
    ),
    "invisible-in-field": (
        "« {field} » contient un caractère invisible ({allowed}) ; effacez-le.",
        "“{field}” holds an invisible character ({allowed}); delete it.",
    ),
    "not-text": (
        "« {field} » doit être un texte sur cette ligne, pas une liste ni un bloc.",
        "“{field}” must be a text on this line, not a list or a block.",
    ),
    "not-list": (
        "« {field} » doit être une liste : une ligne par élément, qui commence par « - ».",
        "“{field}” must be a list: one line per item, starting with “- ”.",
    ),
    "not-record-item": (
        "chaque élément de « {field} » doit être un bloc de champs (« nom: valeur »).",
        "each item of “{field}” must be a block of fields (“name: value”).",
    ),
    "not-record": (
        "« {field} » doit être un bloc de champs (« nom: valeur »).",
        "“{field}” must be a block of fields (“name: value”).",
    ),
    "not-whole": (
        "« {field} » doit être un nombre entier, en chiffres seuls ; vous avez écrit « {written} ».",
        "“{field}” must be a whole number, in digits only; you wrote “{written}”.",
    ),
    "not-number": (
        "« {field} » doit être un nombre, en chiffres seuls, avec un point pour les décimales ; vous avez écrit « {written} ».",
        "“{field}” must be a number, in digits only, with a point for decimals; you wrote “{written}”.",
    ),
    "not-flag": (
        "« {field} » doit être true ou false ; vous avez écrit « {written} ».",
        "“{field}” must be true or false; you wrote “{written}”.",
    ),
    "not-choice": (
        "« {field} » doit être {allowed} ; vous avez écrit « {written} ».{near}",
        "“{field}” must be {allowed}; you wrote “{written}”.{near}",
    ),
    "bad-date": (
        "« {field} » doit être une vraie date, écrite AAAA-MM-JJ ; vous avez écrit « {written} ».",
        "“{field}” must be a real date, written YYYY-MM-DD; you wrote “{written}”.",
    ),
    "bad-published": (
        "« {field} » doit être une vraie date (AAAA-MM-JJ, AAAA-MM ou AAAA) ou « unknown » ; vous avez écrit "
        "« {written} ».",
        "“{field}” must be a real date (YYYY-MM-DD, YYYY-MM or YYYY) or “unknown”; you wrote “{written}”.",
    ),
    "bad-id": (
        "« {field} » s’écrit en minuscules sans accent, chiffres et traits d’union ; vous avez écrit « {written} ».",
        "“{field}” takes small letters without accents, digits and hyphens; you wrote “{written}”.",
    ),
    "bad-web": (
        "« {field} » doit être une adresse qui commence par https:// ; vous avez écrit « {written} ».",
        "“{field}” must be an address that starts with https://; you wrote “{written}”.",
    ),
    "bad-phone": (
        "« {field} » doit être un numéro : chiffres et espaces, avec + devant pour l’étranger ; vous avez écrit "
        "« {written} ».",
        "“{field}” must be a number: digits and spaces, with + first for abroad; you wrote “{written}”.",
    ),
    "bad-time": (
        '« {field} » doit être une heure écrite "09:00" ; vous avez écrit « {written} ».',
        '“{field}” must be a time written "09:00"; you wrote “{written}”.',
    ),
    "bad-code": (
        "« {field} » doit être {allowed} ; vous avez écrit « {written} ».",
        "“{field}” must be {allowed}; you wrote “{written}”.",
    ),
    "bad-phrase": (
        "« {written} » ne se lit pas comme une tournure : des mots, a/b pour l’un ou l’autre, mot(s) pour des lettres en option, "
        "… pour deux mots au plus, 123 pour un nombre ; seize mots et quatre … au plus ; … au début ou à la fin, dans "
        "allow seulement.",
        "“{written}” does not read as a phrase: words, a/b for one or the other, mot(s) for optional letters, … for two words "
        "at most, 123 for a number; sixteen words and four … at most; … at the start or end, in allow only.",
    ),
    "both": (
        "« {field} » et « {other} » ne vont pas ensemble ; gardez l’un des deux.",
        "“{field}” and “{other}” exclude each other; keep one of them.",
    ),
    "missing-with": (
        "avec « {other} », il faut aussi « {field} ».",
        "with “{other}”, “{field}” is needed too.",
    ),
    "wrong-value": (
        "« {field} » ne convient pas ; vous avez écrit « {written} ».",
        "“{field}” does not fit; you wrote “{written}”.",
    ),
}
