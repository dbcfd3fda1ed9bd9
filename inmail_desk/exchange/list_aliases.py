"""Headings of lists, and the fields that they name: those of the tools, and those that people write in several
languages. Folded as `list_columns.folded_heading` folds them."""

from .list_fields import Field

# Of several columns for the same field, the one that stands first here is taken, or comes first.
_NAMES: dict[Field, str] = {
    Field.NAME: """
        full name|fullname|name|person name|contact name|lead name|candidate name|recipient name|prospect name|person
        contact|recipient|candidate|lead|prospect|who|profile name|linkedin name|to
        vollständiger name|kontakt|kontaktname|ansprechpartner|empfänger|person
        nom complet|nom et prénom|prénom et nom|destinataire|nombre completo|nombre y apellidos|destinatario
        nome completo|nome e cognome|naam|volledige naam|namn|navn|nimi|imię i nazwisko|имя|фио|氏名|姓名""",
    Field.FIRST_NAME: """
        first name|firstname|given name|forename|vorname|prénom|prenom|nombre|nome|voornaam|förnamn|fornavn|imię|imie
        etunimi|primeiro nome|名""",
    Field.LAST_NAME: """
        last name|lastname|surname|family name|nachname|familienname|nom de famille|nom|apellido|apellidos|cognome
        sobrenome|apelido|achternaam|efternamn|etternavn|nazwisko|sukunimi|фамилия|姓""",
    Field.ADDRESS: """
        linkedin profile url|default profile url|linkedin url public|public linkedin url|public profile url
        person linkedin url|linkedin url|linkedin profile|linkedin link|linkedin|person linkedin|contact linkedin url
        linkedin public url|linkedin profile link|public url|vanity url|profile url|profile link|profile|link|url
        linkedin url unique id|linkedin unique url|linkedin bio|linkedin id|linkedin address|hs linkedin url
        sales navigator url|sales nav url|sales navigator link|salesnavigator url|sales profile url|recruiter url
        recruiter profile url|lead url|person url|contact url|address of profile|profile address
        linkedin profil|profil|profil url|profillink|linkedin adresse|profiladresse|lien linkedin|lien|profil linkedin
        enlace|perfil|perfil de linkedin|enlace de linkedin|collegamento|profilo linkedin|profilo
        ligação|perfil linkedin|koppeling|linkedin profiel""",
    Field.COMPANY: """
        company name|company|current company|organization name|organisation name|organization|organisation|employer
        account|account name|company name for emails|firm|business|current employer
        firma|unternehmen|arbeitgeber|entreprise|société|employeur|empresa|compañía|azienda|società|bedrijf|werkgever
        organisatie|företag|firma navn|virksomhed|yritys|компания|会社|公司""",
    Field.TITLE: """
        title|job title|current job|current job title|current title|position|role|occupation|headline|linkedin headline
        current position|job|function|titel|position titel|rolle|stelle|funktion|beruf|berufsbezeichnung|jobtitel
        poste|fonction|titre|intitulé du poste|cargo|puesto|rol|profesión|ruolo|qualifica|mansione|posizione|função
        functie|functietitel|befattning|stilling|stanowisko|должность|職種|职位""",
    Field.LOCATION: """
        location|person location|city|current location|geo location|place|where|country|contact location|region
        ort|standort|stadt|wohnort|land|lieu|ville|localisation|pays|ubicación|ciudad|lugar|país|luogo|città|località
        cidade|localização|plaats|locatie|stad|miasto|город""",
    Field.DEGREE: """
        connection degree|degree|degree of connection|connection|connection level|network distance|distance
        linkedin degree|grad|kontaktgrad|verbindungsgrad|degré|degré de connexion|grado|grau|graad""",
    Field.OPEN_PROFILE: "is open link|open link|open profile|is open profile|openlink|open inmail|offenes profil",
    Field.EMAIL: """
        email|e mail|email address|work email|mail|person email work|contact email|business email|personal email
        primary email|e mail adresse|mailadresse|courriel|adresse e mail|correo|correo electrónico|posta elettronica
        indirizzo email|correio eletrónico|e mailadres""",
    Field.NOTES: """
        notes|note|comment|comments|remarks|remark|memo|lead notes|internal notes
        notizen|notiz|bemerkung|bemerkungen|kommentar|anmerkung|anmerkungen|remarque|remarques|commentaire|commentaires
        notas|comentario|comentarios|nota|commento|commenti|opmerking|opmerkingen|notities|anteckningar|uwagi""",
    Field.TAGS: "tags|tag|labels|label|list|lists|schlagworte|etiketten|étiquettes|etiquetas|etichette|liste",
    Field.CAMPAIGN: "campaign|campaign name|project|kampagne|campagne|campaña|campagna|campanha|projekt|projet",
    Field.PRIORITY: "priority|prio|importance|rating|priorität|wichtigkeit|priorité|prioridad|priorità|prioridade",
    Field.SENT_ON: """
        inmail sent date|inmail sent on|sent date|date sent|sent on|sent at|inmail date|inmail sent|sent|date of inmail
        message sent at|message sent date|message date|contacted on|date contacted
        outreach date|date of contact|written on
        gesendet am|gesendet|versendet am|verschickt am|geschrieben am|kontaktiert am|angeschrieben am|inmail am
        envoyé le|date d'envoi|date envoi|envoyé|contacté le|enviado el|fecha de envío|fecha envío|enviado
        inviato il|data di invio|data invio|inviato|data de envio|enviado em|verzonden op|verzonden|skickat|sendt
        wysłano|отправлено""",
    Field.SUBJECT: """
        subject|inmail subject|subject line|message subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne
        emne|temat|тема""",
    Field.MESSAGE: "message|inmail|message text|message body|body|inmail text|nachricht|mensaje|messaggio|bericht",
    Field.FREE: "free|free inmail|is free|no credit|kostenlos|gratis|gratuit|gratuito",
    Field.STATUS: """
        status|inmail status|message status|response status|outcome|reply status|response|reply|answer
        replied|answered|zustand|ergebnis|antwort|beantwortet|statut|état|résultat|réponse|estado|resultado|respuesta
        stato|esito|risposta|resposta|antwoord|svar|статус""",
    Field.ANSWERED_ON: """
        answer date|answered on|answered at|reply date|replied on|replied at|response date|responded on|responded at
        date of answer|date of reply|date replied|date answered|response received|response at|date responded
        antwort am|beantwortet am|antwortdatum|geantwortet am|datum der antwort|antwort vom
        répondu le|date de réponse|date réponse|respondido el|fecha de respuesta|fecha respuesta
        risposto il|data di risposta|data risposta|data de resposta|respondido em|beantwoord op|antwoorddatum
        svarat|besvaret""",
}  # fmt: skip

PREFIXES = ("person ", "contact ", "prospect ", "candidate ")
"""What CRMs put before a heading: "Person - Name", "Contact: E-mail"."""


def _aliases() -> dict[str, tuple[Field, int]]:
    found: dict[str, tuple[Field, int]] = {}
    for field, names in _NAMES.items():
        spellings = [each.strip() for line in names.splitlines() for each in line.split("|")]
        for rank, spelling in enumerate(each for each in spellings if each):
            found.setdefault(spelling, (field, rank))
    return found


ALIASES = _aliases()
"""The field and its rank by heading: of two columns for one field, the one of the lower rank comes first."""
