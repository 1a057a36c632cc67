"""What is said about a file that cannot be read: code → (French, English).

Each sentence says what is wrong, what was written, and what to write. What is said of fields stands in
`field_sentences`; rules across files keep their own beside their function, in `content.rules`.
"""

FILE_SENTENCES: dict[str, tuple[str, str]] = {
    "missing-file": (
        "ce fichier manque ; sans lui le site ne peut pas être construit.",
        "this file is missing; the site cannot be built without it.",
    ),
    "unreadable-file": (
        "ce fichier ne peut pas être ouvert ({written}) ; vérifiez que c’est bien un fichier, et ses droits.",
        "this file cannot be opened ({written}); check that it is a file, and its permissions.",
    ),
    "empty-file": (
        "ce fichier est vide ; reprenez le modèle d’un fichier voisin.",
        "this file is empty; start from a neighbouring file.",
    ),
    "file-too-big": (
        "ce fichier fait {written} octets ; {allowed} au plus.",
        "this file has {written} bytes; at most {allowed} are read.",
    ),
    "not-utf8": (
        "ce caractère n’est pas en UTF-8 ; enregistrez le fichier en « UTF-8 ».",
        "this character is not UTF-8; save the file as “UTF-8”.",
    ),
    "byte-order-mark": (
        "une marque invisible ({written}) est dans le fichier ; enregistrez-le en « UTF-8 sans BOM ».",
        "an invisible mark ({written}) stands in the file; save it as “UTF-8 without BOM”.",
    ),
    "nul": (
        "un caractère vide ({written}) est dans le fichier ; effacez-le.",
        "an empty character ({written}) stands in the file; delete it.",
    ),
    "direction-mark": (
        "une marque invisible ({written}) change le sens de lecture et peut retourner un numéro ; effacez-la.",
        "an invisible mark ({written}) changes the reading direction and can reverse a number; delete it.",
    ),
    "invisible": (
        "un caractère invisible ({written}) est dans le fichier ; effacez-le.",
        "an invisible character ({written}) stands in the file; delete it.",
    ),
    "no-break-space": (
        "une espace insécable ({written}) est hors du texte ; remplacez-la par une espace ordinaire.",
        "a no-break space ({written}) stands outside the text; replace it with an ordinary space.",
    ),
    "conflict": (
        "« {written} » est une marque de conflit de Git ; gardez une des deux versions et effacez les trois marques.",
        "“{written}” is a conflict mark of Git; keep one of the two versions and delete the three marks.",
    ),
    "file-not-read": (
        "ce fichier n’est pas lu ; {what}.",
        "this file is not read; {what}.",
    ),
    "several-documents": (
        "« --- » commence ici un second document ; un fichier n’en contient qu’un. Effacez cette ligne.",
        "“---” starts a second document here; a file holds only one. Delete this line.",
    ),
    "anchor": (
        "« {written} » est une ancre YAML ; elles ne sont pas admises. Pour du texte qui commence par &, mettez des guillemets "
        'droits ("…").',
        '“{written}” is a YAML anchor; they are not allowed. For text that starts with &, use straight quotes ("…").',
    ),
    "alias": (
        "« {written} » est un renvoi YAML ; ils ne sont pas admis. Pour du texte qui commence par *, mettez des "
        'guillemets droits ("…").',
        '“{written}” is a YAML alias; they are not allowed. For text that starts with *, use straight quotes ("…").',
    ),
    "tag": (
        "« {written} » est une étiquette YAML ; elles ne sont pas admises. Pour du texte qui commence par !, mettez "
        'des guillemets droits ("…").',
        '“{written}” is a YAML tag; they are not allowed. For text that starts with !, use straight quotes ("…").',
    ),
    "merge-key": (
        "« << » recopie un autre bloc ; ce n’est pas admis. Écrivez les champs en entier.",
        "“<<” copies another block; that is not allowed. Write the fields in full.",
    ),
    "complex-key": (
        "le nom d’un champ doit être un simple mot ; ici c’est une liste ou un bloc.",
        "the name of a field must be a plain word; here it is a list or a block.",
    ),
    "too-deep": (
        "il y a plus de {allowed} niveaux de retrait ; vérifiez les retraits et les crochets.",
        "there are more than {allowed} levels; check the indentation and the brackets.",
    ),
    "twice": (
        "« {field} » est écrit deux fois, d’abord ligne {allowed} ; gardez-en un seul, ou mettez « - » devant s’il commence "
        "un nouvel élément de la liste.",
        "“{field}” is written twice, first on line {allowed}; keep only one, or put “- ” before it if it starts a new item "
        "of the list.",
    ),
    "unclosed-quote": (
        "ce guillemet s’ouvre et ne se ferme jamais ; fermez-le à la fin du texte.",
        "this quote opens and never closes; close it at the end of the text.",
    ),
    "after-quote": (
        "le texte entre guillemets s’arrête avant la fin (« {written} ») ; mettez des guillemets doubles autour de tout le "
        "texte, et « » à l’intérieur.",
        "the quoted text ends too early (“{written}”); put double quotes around the whole text, and “ ” inside it.",
    ),
    "unclosed-bracket": (
        "cette accolade ou ce crochet s’ouvre, mais la suite ne va pas : il manque une virgule ou la fermeture.",
        "this brace or bracket opens, but what follows does not fit: a comma or the closing one is missing.",
    ),
    "tab": (
        "il y a une tabulation ; faites le retrait avec des espaces.",
        "there is a tab; indent with spaces.",
    ),
    "colon": (
        '« : » suivi d’un espace coupe ce texte en deux (« {written} ») ; mettez tout le texte entre guillemets droits ("…").',
        '“: ” cuts this text in two (“{written}”); put the whole text between straight quotes ("…").',
    ),
    "braces": (
        "entre accolades, « {sign} » coupe ce texte en deux (« {written} ») ; mettez tout le texte entre guillemets droits "
        '("…").',
        'inside braces “{sign}” cuts this text in two (“{written}”); put the whole text between straight quotes ("…").',
    ),
    "hash": (
        "« # » après un espace commence un commentaire et coupe ce texte (« {written} ») ; mettez tout le texte entre "
        'guillemets droits ("…"), ou la remarque sur une ligne à elle.',
        "“#” after a space starts a comment and cuts this text (“{written}”); put the whole text between straight quotes "
        '("…"), or the remark on a line of its own.',
    ),
    "special-start": (
        'un texte ne peut pas commencer par ce signe (« {written} ») ; mettez-le entre guillemets droits ("…").',
        'a text cannot start with this sign (“{written}”); put it between straight quotes ("…").',
    ),
    "no-colon": (
        "il manque « : » suivi d’un espace après le nom du champ (« {written} ») ; si c’est la suite du texte d’au-dessus, "
        "mettez deux espaces de plus devant.",
        "“: ”, a colon and a space, is missing after the name of the field (“{written}”); if it goes on with the text above, "
        "put two more spaces before it.",
    ),
    "dash": (
        "il manque un espace après « - » (« {written} »).",
        "a space is missing after “-” (“{written}”).",
    ),
    "indent": (
        "le retrait ou la ponctuation ne suit plus le reste du fichier (« {written} ») ; alignez cette ligne sur ses "
        "voisines.",
        "the indentation or punctuation no longer follows the file (“{written}”); align this line with its neighbours.",
    ),
    "syntax": (
        "ce passage ne peut pas être lu (« {written} ») ; comparez-le à un fichier voisin.",
        "this passage cannot be read (“{written}”); compare it with a neighbouring file.",
    ),
}
